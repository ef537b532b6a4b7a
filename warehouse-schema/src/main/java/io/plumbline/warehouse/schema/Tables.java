package io.plumbline.warehouse.schema;

import io.plumbline.warehouse.analysis.DimSeries;
import io.plumbline.warehouse.analysis.FactForecast;
import io.plumbline.warehouse.analysis.FactForecastAccuracy;
import io.plumbline.warehouse.analysis.FactTrend;
import io.plumbline.warehouse.analysis.FactTrendFinding;
import io.plumbline.warehouse.staging.*;
import io.plumbline.warehouse.star.*;
import java.util.List;
import java.util.stream.Stream;

/** Every table there is, listed once. */
public final class Tables {
    /** What formats fill. */
    public static final List<TableSchema> STAGING = list(
            LedgerLine.class,
            Account.class,
            OpenItem.class,
            StatedBalance.class,
            BankLine.class,
            Party.class,
            Deal.class,
            WebSession.class,
            AdSpend.class,
            OrderLine.class,
            Product.class,
            Location.class,
            InventoryLevel.class,
            Headcount.class,
            SurveyAnswer.class,
            PlanLine.class,
            ExchangeRate.class);

    public static final List<TableSchema> DIMENSIONS = list(
            DimClient.class,
            DimDate.class,
            DimPeriod.class,
            DimSourceFile.class,
            DimAccount.class,
            DimParty.class,
            DimProduct.class,
            DimLocation.class,
            DimCampaign.class,
            DimChannel.class,
            DimPlan.class);

    public static final List<TableSchema> FACTS = list(
            FactLedgerLine.class,
            FactAccountMonth.class,
            FactPlanMonth.class,
            FactOpenItem.class,
            FactStatedBalance.class,
            FactBankLine.class,
            FactOrderLine.class,
            FactDeal.class,
            FactDealStage.class,
            FactWebSession.class,
            FactAdSpend.class,
            FactInventoryMonth.class,
            FactHeadcountMonth.class,
            FactSurveyAnswer.class,
            FactExchangeRate.class);

    /** What Spark builds. */
    public static final List<TableSchema> STAR =
            Stream.concat(DIMENSIONS.stream(), FACTS.stream()).toList();

    /** What is found in the star's series, once it is built. */
    public static final List<TableSchema> ANALYSES = list(
            DimSeries.class, FactTrend.class, FactTrendFinding.class, FactForecast.class, FactForecastAccuracy.class);

    /** What lies in the Parquet files of a snapshot. */
    public static final List<TableSchema> IN_FILES =
            Stream.concat(STAR.stream(), ANALYSES.stream()).toList();

    /** What extraction and checks leave beside the star. */
    public static final List<TableSchema> AUDIT =
            list(Reject.class, CheckResult.class, LedgerExport.class, LedgerChange.class);

    /** What the catalogue itself keeps for all clients: groups, as settings say, their consolidation, and the workspace's rates. */
    public static final List<TableSchema> SHARED = list(
            DimGroup.class,
            BridgeGroupMember.class,
            GroupCounterparty.class,
            GroupElimination.class,
            SharedRate.class,
            GroupRate.class,
            TranslationAdjustment.class,
            Elimination.class,
            ConsolidationLine.class,
            ConsolidationGap.class);

    /** Everything that the published catalogue shows. */
    public static final List<TableSchema> PUBLISHED =
            Stream.of(IN_FILES, SHARED, AUDIT).flatMap(List::stream).toList();

    private Tables() {}

    /** The staged record of that name. */
    public static TableSchema staged(String name) {
        return named(STAGING, name);
    }

    /** The published table of that name. */
    public static TableSchema published(String name) {
        return named(PUBLISHED, name);
    }

    private static TableSchema named(List<TableSchema> tables, String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no table " + name));
    }

    @SafeVarargs
    private static List<TableSchema> list(Class<? extends Record>... records) {
        return Stream.of(records).map(TableSchema::of).toList();
    }
}
