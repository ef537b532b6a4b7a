# Prints the processor seconds that ets, auto.arima and thetaf with intervals of 80 and 95 % take for a series of a file, on
# average. Rscript forecast.R FILE PERIOD HORIZON
suppressPackageStartupMessages(library(forecast))
arguments <- commandArgs(trailingOnly = TRUE)
period <- as.integer(arguments[2])
horizon <- as.integer(arguments[3])
rows <- read.csv(arguments[1])
series <- split(rows$value, factor(rows$series_id, levels = unique(rows$series_id)))

forecasts <- function(values) {
    y <- ts(values, frequency = period)
    forecast(ets(y), h = horizon, level = c(80, 95))
    forecast(auto.arima(y), h = horizon, level = c(80, 95))
    thetaf(y, h = horizon, level = c(80, 95))
}

invisible(forecasts(series[[1]]))
took <- system.time(for (values in series) forecasts(values))
cat((took[["user.self"]] + took[["sys.self"]]) / length(series), "\n")
