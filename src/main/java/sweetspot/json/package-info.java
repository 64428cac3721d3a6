/// JSON in one place: Jackson is set up once here, reads plain maps and lists, and lays them out.
package sweetspot.json;
