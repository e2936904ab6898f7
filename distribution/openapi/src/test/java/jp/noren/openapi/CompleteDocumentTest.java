package jp.noren.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether a client's author finds in the document what he needs, of every operation of every bundle. */
class CompleteDocumentTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<String> ROLES =
            Set.of("MEMBER", "RESELLER", "CLIENT", "CS", "BILLING", "CREDIT", "CONTENT", "ADMIN");

    private static final Set<String> WORDS = Set.of(
            "$ref",
            "type",
            "description",
            "format",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "enum",
            "const",
            "default",
            "examples",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "pattern",
            "oneOf",
            "anyOf",
            "allOf",
            "uniqueItems",
            "contentMediaType",
            "propertyNames",
            "exclusiveMinimum");

    private static WholeDocument whole;
    private static JsonNode document;
    private static Map<String, JsonNode> operations;

    @BeforeAll
    static void read() {
        whole = new WholeDocument(Path.of("../../bundles"));
        document = new ObjectMapper().valueToTree(whole.document());
        operations = new TreeMap<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> operations.put(entry.getKey() + " " + path.getKey(), entry.getValue())));
    }

    /** The operations of which something is not so. */
    private interface Fault {
        boolean of(JsonNode operation);
    }

    private static void assertNone(String what, Fault fault) {
        List<String> found = operations.entrySet().stream()
                .filter(entry -> fault.of(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).as(what).isEmpty();
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        Set<String> seen = new HashSet<>();
        assertThat(operations).hasSizeGreaterThan(190);
        assertNone(
                "without an operationId, or with another's",
                operation -> !operation.path("operationId").asText().matches("[a-z][A-Za-z]+")
                        || !seen.add(operation.path("operationId").asText()));
    }

    @Test
    void everyOperationSaysWhatItIsFor() {
        assertNone(
                "without a summary",
                operation -> operation.path("summary").asText().length() < 4);
        assertNone(
                "without a description",
                operation -> operation.path("description").asText().length() < 20);
        assertNone("without a tag", operation -> operation.path("tags").isEmpty());
    }

    @Test
    @DisplayName("Who may call stands with every operation: nobody needs a token, or roles, and the scope of a client")
    void everyOperationSaysWhoMayCall() {
        assertNone("open, but with roles", operation -> isOpen(operation) && operation.has("x-roles"));
        assertNone(
                "without roles",
                operation -> !isOpen(operation) && operation.path("x-roles").isEmpty());
        assertNone("with roles that are none", operation -> Stream.of(operation.path("x-roles"))
                .flatMap(roles -> texts(roles).stream())
                .anyMatch(role -> !ROLES.contains(role)));
        assertNone(
                "with a scope that is none",
                operation -> operation.has("x-scope")
                        && !operation.path("x-scope").asText().matches("[a-z.]+:(read|write)"));
    }

    private static boolean isOpen(JsonNode operation) {
        return operation.has("security") && operation.path("security").isEmpty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    @DisplayName("Every code that an operation can answer has a text in ja, en and vi")
    void everyCodeHasItsTexts() {
        Map<String, Set<String>> without = new TreeMap<>();
        operations.forEach((name, operation) -> texts(operation.path("x-codes")).stream()
                .filter(code -> !whole.texts(code).keySet().equals(Set.of("ja", "en", "vi")))
                .forEach(code ->
                        without.computeIfAbsent(code, none -> new TreeSet<>()).add(name)));
        assertThat(without).isEmpty();
        assertNone("without codes", operation -> !operation.has("x-codes"));
    }

    @Test
    @DisplayName(
            "A description with a comma in it did not fall apart: every word of a schema is one that JSON Schema knows")
    void everyWordOfASchemaIsKnown() {
        Set<String> strange = new TreeSet<>();
        document.path("components").path("schemas").forEach(schema -> strangers(schema, strange));
        document.findValues("schema").forEach(schema -> strangers(schema, strange));
        assertThat(strange).isEmpty();
    }

    private static void strangers(JsonNode schema, Set<String> strange) {
        if (!schema.isObject()) {
            return;
        }
        schema.fieldNames().forEachRemaining(name -> {
            if (!WORDS.contains(name)) {
                strange.add(name);
            }
        });
        schema.path("properties").forEach(property -> strangers(property, strange));
        strangers(schema.path("items"), strange);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> broken = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                broken.add(reference.asText());
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyJsonBodyHasAnExampleThatNamesRealValues() {
        List<String> without = new ArrayList<>();
        bodies().forEach((place, media) -> {
            if (examples(media).isEmpty()
                    || examples(media).stream()
                            .anyMatch(example -> example.toString().contains("…"))) {
                without.add(place + " " + examples(media));
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    @DisplayName("Every example is valid against its schema, as JSON Schema 2020-12 understands it")
    void everyExampleIsValid() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        Map<String, Set<ValidationMessage>> wrong = new TreeMap<>();
        bodies().forEach((place, media) -> {
            JsonSchema schema = factory.getSchema(withComponents(media.path("schema")), config);
            for (JsonNode example : examples(media)) {
                Set<ValidationMessage> messages = new LinkedHashSet<>(schema.validate(example));
                // It knows the domains of today alone, and none of those that are kept for examples.
                messages.removeIf(message -> message.getMessage().contains("email pattern"));
                if (!messages.isEmpty()) {
                    wrong.put(place, messages);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static JsonNode withComponents(JsonNode schema) {
        com.fasterxml.jackson.databind.node.ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.set("allOf", new ObjectMapper().createArrayNode().add(schema));
        root.set("components", document.path("components"));
        return root;
    }

    private static List<JsonNode> examples(JsonNode media) {
        if (media.has("example")) {
            return List.of(media.path("example"));
        }
        List<JsonNode> examples = new ArrayList<>();
        media.path("examples").forEach(example -> examples.add(example.path("value")));
        return examples;
    }

    /** Where a body in JSON with a schema stands, and what is said of it. */
    private static Map<String, JsonNode> bodies() {
        Map<String, JsonNode> bodies = new TreeMap<>();
        operations.forEach((name, operation) -> {
            json(bodies, name + " request", operation.path("requestBody"));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> json(bodies, name + " " + response.getKey(), response.getValue()));
        });
        document.path("components")
                .path("responses")
                .properties()
                .forEach(response -> json(bodies, "components " + response.getKey(), response.getValue()));
        return bodies;
    }

    private static void json(Map<String, JsonNode> bodies, String place, JsonNode holder) {
        holder.path("content").properties().stream()
                .filter(content -> content.getKey().contains("json"))
                .filter(content -> content.getValue().has("schema"))
                .forEach(content -> bodies.put(place, content.getValue()));
    }

    @Test
    void whoAnnouncesAnEndSaysWhen() {
        assertNone(
                "deprecated without its days",
                operation -> operation.path("deprecated").asBoolean()
                        && !(operation.path("x-deprecated").asText() + " "
                                        + operation.path("x-sunset").asText())
                                .matches("\\d{4}-\\d\\d-\\d\\d \\d{4}-\\d\\d-\\d\\d"));
    }

    @Test
    void whatCostsOrFilesSomethingTakesAKeyAndSaysSo() {
        assertNone(
                "with the key but without its codes",
                operation -> operation.toString().contains("/parameters/IdempotencyKey")
                        && !operation.path("x-codes").toString().contains("rest.idempotency-key-missing"));
    }
}
