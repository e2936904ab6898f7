package jp.noren.storefront.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.domain.Words;

/**
 * The members {@code storefronts} and {@code resellers} of a document, read as far as they are right, with a pointer to everything that is not.
 * Other members of the document belong to others.
 */
final class ImportedDocument {

    /** A storefront of the document. */
    record Imported(String at, Storefront storefront, Map<String, JsonNode> policies, Map<String, Boolean> switches) {}

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "type",
            "name",
            "operator",
            "registrationNumber",
            "statementDescriptor",
            "languages",
            "reseller",
            "policies",
            "switches",
            "contacts");

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Reseller> resellers = new LinkedHashMap<>();
    private final List<Imported> storefronts = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    static ImportedDocument read(JsonNode document) {
        ImportedDocument read = new ImportedDocument();
        read.resellers(document.path("resellers"));
        read.storefronts(document.path("storefronts"));
        return read;
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, Reseller> resellers() {
        return resellers;
    }

    List<Imported> storefronts() {
        return storefronts;
    }

    private void resellers(JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            String at = "/resellers/" + i;
            String code = node.path("id").asText(null);
            LocalizedText name = name(node.path("name"));
            need(Words.isCode(code), at + "/id", "storefront.reseller-invalid");
            need(StorefrontFields.isName(name), at + "/name", "storefront.name-invalid");
            if (Words.isCode(code) && name != null && resellers.put(code, new Reseller(code, name)) != null) {
                errors.add(FieldError.of(at + "/id", "storefront.twice"));
            }
            node.path("storefronts").forEach(owned -> owners.put(owned.asText(), code));
        }
    }

    private void storefronts(JsonNode list) {
        need(list.isArray(), "/storefronts", "rest.field-required");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Imported imported = storefront("/storefronts/" + i, list.get(i));
            String id = imported.storefront().id();
            need(ids.add(id), imported.at() + "/id", "storefront.twice");
            String owner = owners.get(id);
            need(
                    owner == null || owner.equals(imported.storefront().reseller()),
                    imported.at() + "/reseller",
                    "storefront.owner-differs");
            storefronts.add(imported);
        }
    }

    private Imported storefront(String at, JsonNode node) {
        node.fieldNames()
                .forEachRemaining(member -> need(MEMBERS.contains(member), at + "/" + member, "rest.unknown-field"));
        List<String> languages = new ArrayList<>();
        node.path("languages").forEach(language -> languages.add(language.asText()));
        Storefront storefront = new Storefront(
                node.path("id").asText(null),
                node.path("type").asText(null),
                name(node.path("name")),
                name(node.path("operator")),
                node.path("registrationNumber").asText(null),
                node.path("statementDescriptor").asText(null),
                languages,
                node.path("reseller").asText(null));
        errors.addAll(new StorefrontFields(at, StorefrontFields.Names.DOCUMENT).check(storefront));
        return new Imported(at, storefront, policies(at, node), switches(at + "/switches", node.path("switches")));
    }

    private Map<String, JsonNode> policies(String at, JsonNode storefront) {
        Map<String, JsonNode> policies = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : storefront.path("policies").properties()) {
            String pointer = at + "/policies/" + member.getKey();
            errors.addAll(PolicyValue.check(pointer, pointer, member.getKey(), member.getValue()));
            policies.put(member.getKey(), member.getValue());
        }
        if (storefront.hasNonNull("contacts")) {
            policies.put("contacts", storefront.get("contacts"));
        }
        return policies;
    }

    private Map<String, Boolean> switches(String at, JsonNode node) {
        Map<String, Boolean> switches = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            need(
                    Words.isSwitch(member.getKey()) && member.getValue().isBoolean(),
                    at + "/" + member.getKey(),
                    "storefront.switch-invalid");
            switches.put(member.getKey(), member.getValue().asBoolean());
        });
        return switches;
    }

    /** Null when it is no text in languages, or lacks the Japanese one. */
    private static LocalizedText name(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts.containsKey("ja") ? new LocalizedText(texts) : null;
    }

    private void need(boolean fits, String pointer, String code) {
        if (!fits) {
            errors.add(FieldError.of(pointer, code));
        }
    }
}
