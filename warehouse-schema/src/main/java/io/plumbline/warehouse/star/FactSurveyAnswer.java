package io.plumbline.warehouse.star;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.References;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Satisfaction: an anonymous answer. */
@Table(
        name = "fact_survey_answer",
        grain = "An anonymous answer",
        about = "Satisfaction",
        order = {"client_id", "answered_on"})
public record FactSurveyAnswer(
        @About("client") @References(DimClient.class) String clientId,
        @About("survey") String survey,
        @About("question") String question,
        @About("day") @References(DimDate.class) LocalDate answeredOn,
        @About("fiscal month") @References(DimPeriod.class) long periodKey,
        @About("team or segment") @Nullable String team,
        @About("score") @Decimal(precision = 18, scale = 6) BigDecimal score,

        @About("highest score possible") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal scaleMax,

        @About("file") @References(DimSourceFile.class) long sourceFileKey,
        @About("row in that file") long sourceRow) {}
