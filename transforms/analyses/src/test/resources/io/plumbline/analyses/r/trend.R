# Writes trend.csv beside this file. R 4.2.2 with strucchange, from Debian 12:
#   apt-get install r-cran-strucchange && Rscript trend.R
# The series ship with R. One row per value: series, what, index from 1, value. Where R has no function of its own, the
# formula is written out over whole matrices, as its source prints it.
suppressMessages(library(strucchange))
digits <- function(x) trimws(formatC(as.numeric(x), digits = 12, format = "g"))
out <- file("trend.csv", "w")
cat("series,what,index,value\n", file = out)
put <- function(n, what, x) cat(paste(n, what, seq_along(x), digits(x), sep = ","), sep = "\n", file = out)
for (n in c("Nile", "LakeHuron", "lynx", "WWWusage", "airmiles", "lh", "nottem")) {
  y <- as.numeric(get(n)); t <- seq_along(y)
  test <- cor.test(t, y, method = "kendall", exact = FALSE, continuity = TRUE) # its z counts one step towards zero
  put(n, "kendall.z", test$statistic); put(n, "kendall.p", test$p.value)
  slopes <- sort((outer(y, y, "-") / outer(t, t, "-"))[lower.tri(diag(length(y)))])
  ties <- table(y); v <- (length(y) * (length(y) - 1) * (2 * length(y) + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
  put(n, "theilsen", median(slopes)) # Sen (1968): the order statistics around the median
  reach <- qnorm(.975) * sqrt(v)
  put(n, "sen", slopes[c(round((length(slopes) - reach) / 2) + 1, round((length(slopes) + reach) / 2))])
  put(n, "line.slope", coef(lm(y ~ t))[2])
}
# Hirsch and Slack (1984): sum of S over the months, covariances by Dietz and Killeen's formula.
for (n in c("nottem", "co2", "AirPassengers")) {
  y <- matrix(as.numeric(get(n)), nrow = 12); years <- ncol(y)
  signs <- lapply(1:12, function(g) sign(outer(y[g, ], y[g, ], "-"))[lower.tri(diag(years))])
  covariance <- sapply(1:12, function(g) sapply(1:12, function(h)
    (sum(signs[[g]] * signs[[h]]) + 4 * sum(rank(y[g, ]) * rank(y[h, ])) - years * (years + 1)^2) / 3))
  put(n, "hirsch.sum", sum(sapply(signs, sum))); put(n, "hirsch.variance", sum(covariance))
}
for (n in c("nottem", "ldeaths", "USAccDeaths")) {
  y <- as.numeric(get(n)); H <- kruskal.test(y, factor(seq_along(y) %% 12))$statistic; N <- length(y)
  put(n, "kruskal.p", pf((H / 11) / ((N - 1 - H) / (N - 12)), 11, N - 12, lower.tail = FALSE)) # Iman and Davenport
}
for (n in c("Nile", "LakeHuron", "airmiles")) for (k in 1:3) {
  y <- as.numeric(get(n)); t <- seq_along(y) # the best partitions into levels and into lines, by dynamic programming
  put(n, paste0("levels", k), breakpoints(y ~ 1, h = 4, breaks = k)$breakpoints)
  put(n, paste0("lines", k), breakpoints(y ~ t, h = 4, breaks = k)$breakpoints)
}
for (n in c("AirPassengers", "nottem", "ldeaths")) {
  s <- stl(log(get(n)), s.window = "periodic", robust = FALSE, s.jump = 1, t.jump = 1, l.jump = 1)$time.series
  put(n, "strength", c(1 - var(s[, 3]) / var(s[, 2] + s[, 3]), 1 - var(s[, 3]) / var(s[, 1] + s[, 3])))
}
p <- c(.001, .008, .039, .041, .042, .06, .074, .205, .212, .216)
put("shares", "p", p); put("shares", "bh", p.adjust(p, "BH"))
# ARIMA(1,1,1) of given parameters from zero on, y = level + slope t: what whitening leaves, by R's filter.
for (n in c("Nile", "airmiles")) {
  y <- as.numeric(get(n)); white <- function(x) { w <- filter(diff(c(0, x)), c(1, -.4), sides = 1, method = "convolution")
    w[1] <- x[1]; as.numeric(filter(w, .7, method = "recursive")) }
  fit <- lm(white(y) ~ 0 + white(rep(1, length(y))) + white(seq_along(y) / length(y)))
  put(n, "white", c(white(y)[1:5], sum(resid(fit)^2), coef(fit), coef(fit) / sqrt(diag(vcov(fit)) * fit$df.residual / (fit$df.residual - 2))))
}
close(out)
