/// XGBoost's library: loading it, and training and predicting on plain arrays. Knows nothing of families.
@NullMarked
package sweetspot.model.xgboost;

import org.jspecify.annotations.NullMarked;
