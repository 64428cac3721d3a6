/// Which rows train, which test and which stay sealed: validation plans, carried out on a table.
package sweetspot.data.plan;
