# Writes the data sets of the bench VerdictBenchTest as CSV: Rscript src/bench/export-data.R [FOLDER]
#
# FOLDER is target/bench/data if it is not given. Nothing is downloaded: the tables come with R's packages (see
# src/bench/README.md for what to install) and with Debian's weka. They are written to a folder that is not committed,
# since not every table's licence is clear. Each is written whole, at most MOST rows, in an order that a fixed seed
# deals; the bench takes the rows that it searches from the top and seals the rest.
MOST <- 8000

folder <- commandArgs(trailingOnly = TRUE)
folder <- if (length(folder) > 0) folder[1] else "target/bench/data"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
written <- data.frame()

table_of <- function(package, name, item = name) {
  e <- new.env()
  suppressWarnings(data(list = item, package = package, envir = e))
  as.data.frame(get(name, envir = e))
}

arff <- function(...) {
  files <- file.path("/usr/share/doc/weka/examples", c(...))
  do.call(rbind, lapply(files, foreign::read.arff))
}

# Writes one table. `without` names columns that tell the answer, or rows apart.
put <- function(id, source, target, task, read, without = c(), keep = NULL) {
  d <- try(read(), silent = TRUE)
  if (inherits(d, "try-error")) { message(id, " left out: ", trimws(d)); return(invisible()) }
  if (!is.null(keep)) d <- keep(d)
  d <- d[, !(names(d) %in% without), drop = FALSE]
  d <- d[!is.na(d[[target]]), , drop = FALSE]
  for (n in names(d)) {
    if (inherits(d[[n]], c("Date", "POSIXct", "difftime"))) d[[n]] <- as.numeric(d[[n]])
    if (is.logical(d[[n]])) d[[n]] <- ifelse(d[[n]], "yes", "no")
    if (is.factor(d[[n]])) d[[n]] <- as.character(d[[n]])
  }
  if (task == "classification") d[[target]] <- paste0("c_", gsub("[^A-Za-z0-9]+", "_", d[[target]]))
  names(d) <- make.names(names(d), unique = TRUE)
  target <- make.names(target)
  d <- d[, c(setdiff(names(d), target), target), drop = FALSE]
  set.seed(sum(utf8ToInt(id)))
  d <- d[sample(nrow(d)), , drop = FALSE]
  if (nrow(d) > MOST) d <- d[seq_len(MOST), , drop = FALSE]
  write.csv(d, file.path(folder, paste0(id, ".csv")), row.names = FALSE, na = "")
  classes <- if (task == "classification") length(unique(d[[target]])) else 0
  written <<- rbind(written, data.frame(id, source, target, task, rows = nrow(d), columns = ncol(d) - 1, classes))
}

C <- "classification"
R <- "regression"
from <- function(package, name, item = name) function() table_of(package, name, item)
complete <- function(d) d[stats::complete.cases(d), ]

put("letter", "mlbench", "lettr", C, from("mlbench", "LetterRecognition"))
put("satellite", "mlbench", "classes", C, from("mlbench", "Satellite"))
put("dna", "mlbench", "Class", C, from("mlbench", "DNA"))
put("vowel", "mlbench", "Class", C, from("mlbench", "Vowel"))
put("vehicle", "mlbench", "Class", C, from("mlbench", "Vehicle"))
put("pima", "mlbench", "diabetes", C, from("mlbench", "PimaIndiansDiabetes2"))
put("spam", "kernlab", "type", C, from("kernlab", "spam"))
put("income", "kernlab", "INCOME", C, from("kernlab", "income"),
  keep = function(d) transform(d, INCOME = ifelse(as.integer(INCOME) >= 6, "high", "low")))
put("caravan", "kernlab", "CARAVAN", C, from("kernlab", "ticdata"))
put("attrition", "modeldata", "Attrition", C, from("modeldata", "attrition"))
put("cells", "modeldata", "class", C, from("modeldata", "cells"), without = c("case"))
put("credit", "modeldata", "Status", C, from("modeldata", "credit_data"))
put("hpc", "modeldata", "class", C, from("modeldata", "hpc_data"))
put("lending", "modeldata", "Class", C, from("modeldata", "lending_club"))
put("churn-telecom", "modeldata", "churn", C, from("modeldata", "mlc_churn"))
put("churn-watson", "modeldata", "churn", C, from("modeldata", "wa_churn"))
put("stackoverflow", "modeldata", "Remote", C, from("modeldata", "stackoverflow"))
put("german-credit", "weka", "class", C, function() arff("credit-g.arff"))
put("segment", "weka", "class", C, function() arff("segment-challenge.arff", "segment-test.arff"))
put("credit-card", "AER", "card", C, from("AER", "CreditCard"), without = c("expenditure", "share"))
put("insurance", "AER", "insurance", C, from("AER", "HealthInsurance"))
put("mortgage", "AER", "deny", C, from("AER", "HMDA"))
put("smoke-ban", "AER", "smoker", C, from("AER", "SmokeBan"))
put("resume", "AER", "call", C, from("AER", "ResumeNames"), without = c("name"))
put("labour", "AER", "participation", C, from("AER", "PSID1976"),
  without = c("hours", "wage", "repwage", "fincome"))
put("arrests", "carData", "released", C, from("carData", "Arrests"))
put("election-uk", "carData", "vote", C, from("carData", "BEPS"))
put("election-canada", "carData", "abortion", C, from("carData", "CES11"), without = c("id", "weight"))
put("plebiscite", "carData", "vote", C, from("carData", "Chile"))
put("wells", "carData", "switch", C, from("carData", "Wells"))
put("world-values", "carData", "poverty", C, from("carData", "WVS"))
put("titanic", "earth", "survived", C, from("earth", "etitanic"),
  keep = function(d) transform(d, survived = ifelse(survived == 1, "yes", "no")))
put("wilms", "survival", "rel", C, from("survival", "nwtco", "nwtco"), without = c("seqno", "edrel", "trel"))
put("breast-rotterdam", "survival", "recur", C, from("survival", "rotterdam", "cancer"),
  without = c("pid", "rtime", "dtime", "death"))
put("light-chain", "survival", "death", C, from("survival", "flchain"), without = c("futime", "chapter"))
put("olive", "dslabs", "area", C, from("dslabs", "olive"), without = c("region"))
put("china-health", "HSAUR3", "R_happy", C, from("HSAUR3", "CHFLS"))
put("us-election", "pscl", "vote", C, from("pscl", "vote92"))
put("storms", "dplyr", "status", C, from("dplyr", "storms"), without = c("name", "category", "year"),
  keep = function(d) d[d$status %in% names(sort(table(d$status), decreasing = TRUE))[1:4], ])
put("verbal-aggression", "lme4", "r2", C, from("lme4", "VerbAgg"), without = c("resp", "id", "item"))

put("ames", "modeldata", "Sale_Price", R, from("modeldata", "ames"),
  keep = function(d) transform(d, Sale_Price = log10(Sale_Price)))
put("concrete", "modeldata", "compressive_strength", R, from("modeldata", "concrete"))
put("cars", "modeldata", "Price", R, from("modeldata", "car_prices"))
put("sacramento", "modeldata", "price", R, from("modeldata", "Sacramento"), without = c("zip"))
put("chicago", "modeldata", "ridership", R, from("modeldata", "Chicago"), without = c("date"))
put("check-times", "modeldata", "check_time", R, from("modeldata", "check_times"), without = c("package"),
  keep = function(d) transform(d, check_time = log10(check_time)))
put("college-distance", "AER", "score", R, from("AER", "CollegeDistance"))
put("wages-1988", "AER", "wage", R, from("AER", "CPS1988"), keep = function(d) transform(d, wage = log(wage)))
put("doctor-visits", "AER", "visits", R, from("AER", "NMES1988"), without = c("nvisits", "ovisits", "novisits"))
put("guns", "AER", "violent", R, from("AER", "Guns"), without = c("murder", "robbery"))
put("star", "AER", "math1", R, from("AER", "STAR"),
  keep = function(d) d[, c("gender", "ethnicity", "birth", "star1", "lunch1", "school1", "degree1", "ladder1",
    "experience1", "tethnicity1", "readk", "mathk", "math1")])
put("wages-panel", "AER", "wage", R, from("AER", "PSID7682"), without = c("id"),
  keep = function(d) transform(d, wage = log(wage)))
put("slid", "carData", "wages", R, from("carData", "SLID"))
put("vocabulary", "carData", "vocab", R, from("carData", "GSSvocab"))
put("diamonds", "ggplot2", "price", R, from("ggplot2", "diamonds"), keep = function(d) transform(d, price = log(price)))
put("texas-housing", "ggplot2", "median", R, from("ggplot2", "txhousing"), without = c("volume", "date"))
put("maths-school", "nlme", "MathAch", R, from("nlme", "MathAchieve"), without = c("School"))
put("language-school", "nlme", "langPOST", R, from("nlme", "bdf"),
  without = c("schoolNR", "pupilNR", "aritPOST", "denomina"))
put("gapminder", "dslabs", "life_expectancy", R, from("dslabs", "gapminder"), without = c("country"))
put("forbes", "HSAUR3", "marketvalue", R, from("HSAUR3", "Forbes2000"), without = c("name", "rank", "country"),
  keep = function(d) transform(d, marketvalue = log(marketvalue)))
put("boston", "mlbench", "medv", R, from("mlbench", "BostonHousing"))

write.csv(written, file.path(folder, "sets.csv"), row.names = FALSE, quote = FALSE)
cat(nrow(written), "data sets in", folder, "\n")
