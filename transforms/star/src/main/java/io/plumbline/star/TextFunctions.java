package io.plumbline.star;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/** What SQL files call when the meaning of a text is asked for: each a plain Java method with tests of its own. */
final class TextFunctions {
    private TextFunctions() {}

    static void register(SparkSession spark) {
        spark.udf().register("deal_outcome", (UDF1<String, String>) DealOutcome::of, DataTypes.StringType);
        spark.udf()
                .register("channel_name", (UDF3<String, String, String, String>) Channel::name, DataTypes.StringType);
        spark.udf()
                .register(
                        "folded",
                        (UDF1<String, String>) text -> text == null ? null : Names.lower(text),
                        DataTypes.StringType);
        spark.udf().register("channel_is_paid", (UDF1<String, Boolean>) Channel::isPaid, DataTypes.BooleanType);
        spark.udf().register("campaign_name", (UDF1<String, String>) Channel::campaign, DataTypes.StringType);
    }
}
