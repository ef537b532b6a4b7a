package io.plumbline.star;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Marketing channels: GA4's default channel groups, and whatever else a source calls a channel. */
final class Channel {
    private static final List<String> DEFAULT_GROUPS = List.of(
            "Direct",
            "Cross-network",
            "Paid Shopping",
            "Paid Search",
            "Paid Social",
            "Paid Video",
            "Display",
            "Paid Other",
            "Organic Shopping",
            "Organic Social",
            "Organic Video",
            "Organic Search",
            "Referral",
            "Email",
            "Affiliates",
            "Audio",
            "SMS",
            "Mobile Push Notifications",
            "Unassigned");

    private static final Set<String> PAID = Set.of(
            "Cross-network", "Paid Shopping", "Paid Search", "Paid Social", "Paid Video", "Display", "Paid Other");
    private static final Map<String, String> BY_SQUEEZED =
            DEFAULT_GROUPS.stream().collect(Collectors.toMap(Names::squeezed, Function.identity()));

    private static final Set<String> NOTHING =
            Set.of("", "(none)", "(not set)", "(direct)", "(not provided)", "none", "-");
    private static final Pattern SEARCH =
            Pattern.compile("google|bing|yahoo|duckduckgo|baidu|ecosia|qwant|yandex|startpage");
    private static final Pattern SOCIAL = Pattern.compile(
            "facebook|instagram|linkedin|twitter|t\\.co|pinterest|tiktok|reddit|snapchat|threads|mastodon|(^|\\.)x\\.com");
    private static final Pattern VIDEO = Pattern.compile("youtube|vimeo|twitch|dailymotion");
    private static final Pattern PAID_MEDIUM = Pattern.compile("^(.*cp.*|ppc|retargeting|paid.*)$");
    private static final Pattern EMAIL = Pattern.compile("^e[-_ ]?mail$|^newsletter$");

    private Channel() {}

    /** The channel as the warehouse writes it: a function of the name alone, whatever case the source uses. */
    static @Nullable String name(@Nullable String channel, @Nullable String source, @Nullable String medium) {
        if (channel != null && !NOTHING.contains(Names.lower(channel))) {
            String known = BY_SQUEEZED.get(Names.squeezed(channel));
            return known != null ? known : capitalised(Names.lower(channel));
        }
        return source == null && medium == null ? null : group(text(source), text(medium));
    }

    /** Whether a channel is bought; null where its name does not say. */
    static @Nullable Boolean isPaid(@Nullable String channel) {
        if (channel == null) {
            return null;
        }
        if (DEFAULT_GROUPS.contains(channel)) {
            return channel.equals("Unassigned") ? null : PAID.contains(channel);
        }
        Set<String> words =
                Set.copyOf(java.util.Arrays.asList(Names.words(channel).split(" ")));
        boolean paid = words.contains("paid") || words.contains("ads") || words.contains("cpc");
        return paid ? Boolean.TRUE : null;
    }

    /** A campaign's name; null where the source says that there is none. */
    static @Nullable String campaign(@Nullable String campaign) {
        return campaign == null || NOTHING.contains(Names.lower(campaign)) ? null : campaign.strip();
    }

    /** GA4's rules for traffic that comes without a channel, as far as source and medium decide. */
    private static String group(String source, String medium) {
        boolean paid = PAID_MEDIUM.matcher(medium).matches();
        if ((source.equals("(direct)") || source.isEmpty()) && NOTHING.contains(medium)) {
            return "Direct";
        } else if (paid) {
            return SEARCH.matcher(source).find()
                    ? "Paid Search"
                    : SOCIAL.matcher(source).find()
                            ? "Paid Social"
                            : VIDEO.matcher(source).find() ? "Paid Video" : "Paid Other";
        } else if (Set.of("display", "banner", "expandable", "interstitial", "cpm")
                .contains(medium)) {
            return "Display";
        } else if (SOCIAL.matcher(source).find() || medium.startsWith("social") || medium.equals("sm")) {
            return "Organic Social";
        } else if (VIDEO.matcher(source).find() || medium.contains("video")) {
            return "Organic Video";
        } else if (medium.equals("organic") || (SEARCH.matcher(source).find() && NOTHING.contains(medium))) {
            return "Organic Search";
        } else if (EMAIL.matcher(medium).matches() || EMAIL.matcher(source).matches()) {
            return "Email";
        } else if (medium.startsWith("affiliate")) {
            return "Affiliates";
        } else if (medium.equals("audio")) {
            return "Audio";
        } else if (medium.equals("sms") || source.equals("sms")) {
            return "SMS";
        } else if (medium.endsWith("push") || medium.contains("mobile") || medium.contains("notification")) {
            return "Mobile Push Notifications";
        }
        return Set.of("referral", "app", "link").contains(medium) ? "Referral" : "Unassigned";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : Names.lower(value);
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
