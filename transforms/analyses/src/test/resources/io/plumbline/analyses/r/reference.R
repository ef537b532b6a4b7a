# Writes the reference values beside this file. R 4.2.2 with forecast 8.20 and urca, from Debian 12:
#   apt-get install r-cran-forecast && Rscript reference.R
# The series ship with R (package datasets). One row of reference.csv per value: series, what, index from 1, value.
suppressMessages({library(forecast); library(urca)})
series <- list(AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, lynx = lynx, WWWusage = WWWusage,
               nottem = nottem, Nile = Nile, JohnsonJohnson = JohnsonJohnson, UKgas = UKgas, LakeHuron = LakeHuron,
               co2 = co2, ldeaths = ldeaths, airmiles = airmiles,
               lh = lh)
digits <- function(x) formatC(as.numeric(x), digits = 12, format = "g")
out <- file("series.csv", "w")
cat("series,period,value\n", file = out)
for (n in names(series)) cat(paste(n, frequency(series[[n]]), digits(series[[n]]), sep = ","), sep = "\n", file = out)
close(out)
out <- file("reference.csv", "w")
cat("series,what,index,value\n", file = out)
put <- function(n, what, x) cat(paste(n, what, seq_along(x), digits(x), sep = ","), sep = "\n", file = out)
horizon <- function(y) switch(as.character(frequency(y)), "1" = 6, "4" = 8, "12" = 18)
demand <- c(0,0,3,0,0,0,5,0,2,0,0,0,0,4,0,0,1,0,0,6,0,0,0,2,0,3,0,0)
put("demand", "croston", croston(demand, h = 1)$mean)
autoregression <- arima(lh, order = c(3, 0, 0), method = "CSS")
put("lh", "css", coef(autoregression))
airline <- arima(log(AirPassengers), order = c(0, 1, 1), seasonal = c(0, 1, 1), method = "CSS")
put("AirPassengers", "css", coef(airline))
put("AirPassengers", "css.mean", predict(airline, n.ahead = 30)$pred)
put("AirPassengers", "css.deviation", predict(airline, n.ahead = 30)$se)
belts <- cbind(law = Seatbelts[, "law"], price = log(Seatbelts[, "PetrolPrice"]))
put("Seatbelts", "drivers", Seatbelts[, "drivers"]); put("Seatbelts", "law", belts[, 1]); put("Seatbelts", "price", belts[, 2])
regression <- arima(log(Seatbelts[, "drivers"]), order = c(0, 1, 1), seasonal = c(0, 1, 1), xreg = belts, method = "CSS")
put("Seatbelts", "regression", coef(regression))
put("Seatbelts", "regression.deviation", sqrt(diag(vcov(regression)))[3:4])
likeliest <- Arima(log(Seatbelts[, "drivers"]), order = c(0, 1, 1), seasonal = c(0, 1, 1), xreg = belts)
put("Seatbelts", "regression.likeliest", coef(likeliest))
lake <- arima(LakeHuron, order = c(2, 0, 0), xreg = time(LakeHuron) - 1920, method = "ML")
put("LakeHuron", "regression.likeliest", coef(lake)); put("LakeHuron", "regression.deviation", sqrt(diag(vcov(lake)))[4])
several <- msts(1000 + cumsum(((1:500) * 7919) %% 13 - 6) + 40 * sin(2 * pi * (1:500) / 7) + 90 * cos(2 * pi * (1:500) / 60), c(7, 60))
put("several", "value", several)
parts <- mstl(several)
put("several", "season7", parts[, 3]); put("several", "season60", parts[, 4])
for (n in names(series)) {
  y <- series[[n]]; m <- frequency(y); h <- horizon(y)
  put(n, "kpss", ur.kpss(as.numeric(y), type = "mu", use.lag = trunc(3 * sqrt(length(y)) / 13))@teststat)
  put(n, "ndiffs", ndiffs(y))
  put(n, "acf", acf(y, lag.max = 12, plot = FALSE)$acf[-1])
  put(n, "lambda", BoxCox.lambda(ts(as.numeric(y)), method = "loglik", lower = 0, upper = 1))
  put(n, "drift", rwf(y, h = h, drift = TRUE)$mean)
  put(n, "drift.sd", (rwf(y, h = h, drift = TRUE, level = 95)$upper[, 1] - rwf(y, h = h, drift = TRUE)$mean) / qnorm(.975))
  put(n, "snaive", snaive(y, h = h)$mean)
  theta <- thetaf(y, h = h)
  put(n, "theta", theta$mean)
  fit <- ets(y)
  put(n, "ets.loglik", fit$loglik); put(n, "ets.aicc", fit$aicc)
  cat(paste(n, paste0("form:", gsub(",", ";", fit$method)), 1, 1, sep = ","), "\n", sep = "", file = out)
  if (m > 1) {
    put(n, "figure.multiplicative", decompose(y, type = "multiplicative")$figure)
    put(n, "figure.additive", decompose(y, type = "additive")$figure)
    for (robust in c(FALSE, TRUE)) { # one robust round
      s <- stl(y, s.window = "periodic", robust = robust, outer = robust, s.jump = 1, t.jump = 1, l.jump = 1)$time.series
      put(n, paste0("stl.season", if (robust) ".robust" else ""), s[1:m, 1])
      put(n, paste0("stl.trend", if (robust) ".robust" else ""), s[seq(1, length(y), by = 7), 2])
    }
    s <- stl(y, s.window = 11, s.jump = 1, t.jump = 1, l.jump = 1)$time.series
    put(n, "stl11.season", s[seq(1, length(y), by = 7), 1])
  }
  # Each form alone: the likelihood that was reached, and the widths that follow from given parameters.
  for (model in c("ANN", "AAN", "MNN", "MAN", if (m > 1) c("ANA", "AAA", "MNA", "MNM", "MAM", "MAA"))) for (damped in c(FALSE, TRUE)) {
    if (damped && substr(model, 2, 2) == "N") next
    f <- try(ets(y, model = model, damped = damped), silent = TRUE)
    if (!inherits(f, "try-error")) put(n, paste0("loglik.", model, if (damped) "d" else ""), f$loglik)
  }
}
close(out)
# Closed-form deviations of fixed models, whose parameters and first states are written beside them.
out <- file("variances.csv", "w")
cat("series,form,what,index,value\n", file = out)
for (n in c("AirPassengers", "UKgas")) for (model in c("ANN", "AAN", "AAA", "MNN", "MAN", "MNA", "MAA", "MNM", "MAM")) for (damped in c(FALSE, TRUE)) {
  if (damped && substr(model, 2, 2) == "N") next
  y <- series[[n]]; f <- ets(y, model = model, damped = damped); h <- 2 * frequency(y) + 3
  p <- forecast(f, h = h, level = 95)
  form <- paste0(model, if (damped) "d" else "")
  row <- function(what, x) cat(paste(n, form, what, seq_along(x), digits(x), sep = ","), sep = "\n", file = out)
  row("parameter", f$par); row("mean", p$mean); row("deviation", (p$upper[, 1] - p$mean) / qnorm(.975)); row("variance", f$sigma2)
  row("loglik", f$loglik); row("aicc", f$aicc)
}
close(out)
