package jp.noren.rental.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Terms;

/**
 * A catalogue as JSON: {@code plans} with their {@code prices}, {@code courses}, {@code options}, {@code fees}. Read as far as it is right, with a pointer
 * to what is not; other members of the document belong to others.
 */
final class CatalogueDocument {
    private static final int TAX = 10;

    private final JsonFields fields = new JsonFields();
    private final Map<String, PriceList.Plan> plans = new LinkedHashMap<>();
    private final Map<String, PriceList.Course> courses = new LinkedHashMap<>();
    private final List<PriceList.Price> prices = new ArrayList<>();
    private final Map<String, PriceList.Item> fees = new LinkedHashMap<>();
    private final Map<String, PriceList.Item> options = new LinkedHashMap<>();
    private LocalDate from;

    /** @param today from when it is valid where the document does not say */
    static CatalogueDocument read(JsonNode document, LocalDate today) {
        CatalogueDocument read = new CatalogueDocument();
        read.from = document.hasNonNull("validFrom") ? read.fields.day(document, "", "validFrom") : today;
        read.each(document, "plans", read::plan);
        read.each(document, "courses", read::course);
        read.each(document, "fees", (node, at) -> read.item(read.fees, node, at));
        read.each(document, "options", (node, at) -> read.item(read.options, node, at));
        return read;
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    LocalDate from() {
        return from;
    }

    PriceList list() {
        return new PriceList(plans, courses, prices, fees, options);
    }

    private void each(JsonNode document, String member, java.util.function.BiConsumer<JsonNode, String> reader) {
        JsonNode list = document.path(member);
        for (int i = 0; i < list.size(); i++) {
            reader.accept(list.get(i), "/" + member + "/" + i);
        }
    }

    private void plan(JsonNode node, String at) {
        String code = fields.code(node, at, "id");
        List<String> models = new ArrayList<>();
        node.path("deviceModels").forEach(model -> models.add(model.asText()));
        fields.need(!models.isEmpty(), at + "/deviceModels");
        Kind kind = fields.constant(node, at, "kind", Kind.class);
        Integer gigabytes =
                node.hasNonNull("dataGbPerMonth") ? node.get("dataGbPerMonth").asInt() : null;
        var plan = new PriceList.Plan(
                code,
                kind,
                fields.name(node, at, "name"),
                gigabytes,
                models,
                node.path("offered").asBoolean(true));
        fields.once(code != null && plans.put(code, plan) == null, at + "/id");
        JsonNode normal = node.path("prices").path("NORMAL");
        node.path("prices")
                .properties()
                .forEach(price -> prices.add(new PriceList.Price(
                        code, price.getKey(), terms(price.getValue(), normal, at + "/prices/" + price.getKey()))));
    }

    /** After prepaid months the normal price holds (R075). */
    private Terms terms(JsonNode node, JsonNode normal, String at) {
        boolean prepaid = node.hasNonNull("months");
        JsonNode monthly = prepaid ? normal : node;
        return new Terms(
                fields.yen(monthly, prepaid ? at + "/../NORMAL" : at, "monthlyExTax"),
                node.path("taxPercent").asInt(TAX),
                prepaid ? (int) fields.yen(node, at, "months") : 0,
                prepaid ? fields.yen(node, at, "totalExTax") : 0,
                node.hasNonNull("depositNoTax") ? fields.yen(node, at, "depositNoTax") : 0,
                node.hasNonNull("depositNoTax") ? (int) fields.yen(node, at, "depositTermMonths") : 0);
    }

    private void course(JsonNode node, String at) {
        String code = fields.code(node, at, "id");
        var course = new PriceList.Course(code, fields.name(node, at, "name"), fields.name(node, at, "text"));
        fields.once(code != null && courses.put(code, course) == null, at + "/id");
    }

    /** An amount without tax is one that bears none; a fee of one month's price has no amount of its own. */
    private void item(Map<String, PriceList.Item> items, JsonNode node, String at) {
        String code = fields.code(node, at, "id");
        String member = List.of("amountExTax", "oneTimeExTax", "amountNoTax").stream()
                .filter(node::hasNonNull)
                .findFirst()
                .orElse(null);
        boolean month = "ONE_MONTHLY_FEE".equals(node.path("amount").asText());
        fields.need(member != null || month, at + "/amountExTax");
        int tax = "amountNoTax".equals(member) ? 0 : node.path("taxPercent").asInt(TAX);
        var item = new PriceList.Item(
                code,
                fields.name(node, at, "name"),
                member == null ? null : fields.yen(node, at, member),
                tax,
                node.path("forKind").asText("ANY"));
        fields.once(code != null && items.put(code, item) == null, at + "/id");
    }
}
