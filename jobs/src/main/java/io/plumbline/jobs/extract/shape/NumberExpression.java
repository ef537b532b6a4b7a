package io.plumbline.jobs.extract.shape;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Numbers with a point and thousands commas, joined by {@code + - * /} and parentheses, as beancount reckons them. */
final class NumberExpression {
    private static final int LONGEST = 200;

    private final String text;
    private int at;

    private NumberExpression(String text) {
        this.text = text;
    }

    /** Its value; empty where it is no such expression, or is out of bounds. */
    static Optional<BigDecimal> value(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        NumberExpression expression = new NumberExpression(text);
        try {
            BigDecimal value = expression.sum();
            expression.blanks();
            return expression.at == text.length() && value.precision() <= 38 && Math.abs(value.scale()) <= 38
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private BigDecimal sum() {
        BigDecimal value = product();
        while (true) {
            if (takes('+')) {
                value = value.add(product());
            } else if (takes('-')) {
                value = value.subtract(product());
            } else {
                return value;
            }
        }
    }

    private BigDecimal product() {
        BigDecimal value = factor();
        while (true) {
            if (takes('*')) {
                value = value.multiply(factor(), MathContext.DECIMAL128);
            } else if (takes('/')) {
                value = value.divide(factor(), MathContext.DECIMAL128);
            } else {
                return value;
            }
        }
    }

    private BigDecimal factor() {
        if (takes('-')) {
            return factor().negate();
        } else if (takes('+')) {
            return factor();
        } else if (takes('(')) {
            BigDecimal value = sum();
            if (!takes(')')) {
                throw new NumberFormatException("not closed");
            }
            return value;
        }
        int from = at;
        while (at < text.length() && "0123456789.,".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new BigDecimal(text.substring(from, at).replace(",", "").replaceFirst("\\.$", ""));
    }

    private boolean takes(char wanted) {
        blanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
