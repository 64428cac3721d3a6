/// JSON in one place: Jackson is set up once here, reads plain maps and lists, and lays them out.
@NullMarked
package sweetspot.json;

import org.jspecify.annotations.NullMarked;
