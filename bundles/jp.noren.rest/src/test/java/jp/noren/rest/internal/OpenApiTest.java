package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import jp.noren.access.api.Role;
import jp.noren.rest.Allowed;
import jp.noren.rest.Public;
import jp.noren.rest.RestResource;
import jp.noren.rest.internal.door.Doors;
import jp.noren.rest.internal.openapi.DocsPage;
import jp.noren.rest.internal.openapi.ErrorCodes;
import jp.noren.rest.internal.openapi.OpenApiPage;
import jp.noren.rest.internal.openapi.Parts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The document describes what is served now, and nothing else. */
class OpenApiTest {
    private static final Map<String, Object> SHOP = part(
            """
            paths:
              /shop:
                get:
                  summary: Shows the shop
                  tags: [shop]
                  security: []
                  parameters:
                    - {name: on, in: query, schema: {type: string}}
                  responses:
                    "200": {description: Good}
                  x-codes: [rest.page-invalid, shop.nobody-knows]
              /shop/{id}:
                get:
                  tags: [shop]
                  responses:
                    default: {description: Own words}
              /cart/lines/{id}:
                put:
                  tags: [cart]
                  responses: {"204": {description: Done}}
            components:
              schemas:
                ShopView: {type: object, properties: {on: {type: boolean, examples: [2026-11-21]}}}
            """);

    private House house;

    @BeforeEach
    void open() {
        house = House.open();
        ErrorCodes codes = new ErrorCodes(FileMessages::new);
        house.page("openapi.json", new OpenApiPage(house.doors::generation, house.doors::descriptions, codes));
        house.page("docs", new DocsPage(codes));
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Map<String, Object> part(String yaml) {
        return Parts.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode document() throws Exception {
        House.Answer answer = house.get("openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void houseDescribesItself() throws Exception {
        JsonNode document = document();
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(names(document.get("paths")))
                .containsExactly("/docs", "/docs/codes/{code}", "/live", "/metrics", "/openapi.json", "/ready");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/api/v1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void partComesAndGoesWithWhatItDescribes() throws Exception {
        List<String> before = names(document().get("paths"));
        Doors.Handle handle = house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        JsonNode with = document();
        assertThat(names(with.get("paths"))).contains("/shop", "/shop/{id}").doesNotContain("/cart/lines/{id}");
        assertThat(with.at("/components/schemas/ShopView").isMissingNode()).isFalse();
        house.doors.remove(handle);
        assertThat(names(document().get("paths"))).isEqualTo(before);
    }

    @Test
    void operationCanAlwaysEndInAProblem() throws Exception {
        house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        JsonNode paths = document().get("paths");
        assertThat(paths.get("/shop").at("/get/responses/default/$ref").asText())
                .isEqualTo("#/components/responses/Problem");
        assertThat(paths.get("/shop/{id}")
                        .at("/get/responses/default/description")
                        .asText())
                .isEqualTo("Own words");
    }

    @Test
    void rolesAreThoseOfTheResource() throws Exception {
        house.add("things", new OpenApiThings(), 0, "1.0.0", THINGS);
        JsonNode document = document();
        assertThat(document.get("paths").get("/things/{id}").at("/get/x-roles").toString())
                .isEqualTo("[\"BILLING\",\"MEMBER\"]");
        assertThat(document.get("paths").get("/things").at("/get/x-roles").isMissingNode())
                .isTrue();
        assertThat(document.has("x-drift")).isFalse();
    }

    @Test
    void differenceIsNamed() throws Exception {
        house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        assertThat(document().get("x-drift").toString())
                .contains("get /shop/mine is served, but not described", "get /shop/{} is described, but not served")
                .doesNotContain("\"get /shop is");
    }

    /** As its part says. */
    @Path("/")
    public static class OpenApiThings implements RestResource {
        @GET
        @Public
        public String all() {
            return "all";
        }

        @GET
        @Path("{thing: [a-z]+}/")
        @Allowed({Role.MEMBER, Role.BILLING})
        public String one() {
            return "one";
        }
    }

    private static final Map<String, Object> THINGS = part(
            """
            paths:
              /things:
                get: {security: [], responses: {"200": {description: All}}}
              /things/{id}:
                get: {responses: {"200": {description: One}}}
            """);

    @Test
    @DisplayName(
            "An operation that will go says since when and until when in its answers, refusals too (RFC 9745, RFC 8594)")
    void whatWillGoSaysSo() {
        house.add(
                "things",
                new OpenApiThings(),
                0,
                "1.0.0",
                part(
                        """
                        paths:
                          /things:
                            get: {security: [], responses: {"200": {description: All}}}
                          /things/{id}:
                            get:
                              deprecated: true
                              x-deprecated: 2027-01-01
                              x-sunset: 2027-07-01
                              responses: {"200": {description: One}}
                        """));
        for (String token : List.of(House.MEMBER, House.CLIENT)) {
            House.Answer answer = house.send(house.as(token, "things/abc"));
            assertThat(answer.header("Deprecation")).isEqualTo("@1798729200");
            assertThat(answer.header("Sunset")).isEqualTo("Wed, 30 Jun 2027 15:00:00 GMT");
            assertThat(answer.header("Link")).contains("rel=\"deprecation\"");
        }
        assertThat(house.send(house.as(House.MEMBER, "things/abc")).status()).isEqualTo(200);
        assertThat(house.send(house.as(House.CLIENT, "things/abc")).status()).isEqualTo(403);
        assertThat(house.get("things").response().headers().firstValue("Deprecation"))
                .isEmpty();
    }

    @Test
    void yamlMeansWhatJsonWouldMean() throws Exception {
        house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        JsonNode document = document();
        assertThat(document.get("paths")
                        .get("/shop")
                        .at("/get/parameters/0/name")
                        .asText())
                .isEqualTo("on");
        assertThat(document.at("/components/schemas/ShopView/properties/on/examples/0")
                        .asText())
                .isEqualTo("2026-11-21");
    }

    @Test
    void codesHaveTheirTexts() throws Exception {
        house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        JsonNode codes = document().get("x-error-codes");
        assertThat(codes.get("rest.page-invalid").get("en").asText()).startsWith("limit goes from 1 to 100");
        assertThat(codes.get("shop.nobody-knows").isEmpty()).isTrue();
    }

    @Test
    void documentIsSentOnceAsLongAsNothingChanges() {
        String tag = house.get("openapi.json").header("ETag");
        House.Answer same = house.send(house.to("openapi.json").header("If-None-Match", tag));
        assertThat(same.status()).isEqualTo(304);
        house.add("shop", new ShopResource(), 0, "1.0.0", SHOP);
        House.Answer other = house.send(house.to("openapi.json").header("If-None-Match", tag));
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void everyReferenceOfTheDocumentLeadsSomewhere() throws Exception {
        JsonNode document = document();
        List<String> broken = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (document.at(reference.asText().substring(1)).isMissingNode()) {
                broken.add(reference.asText());
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void pageNeedsNothingFromElsewhere() {
        for (String file : List.of("docs", "docs/app.js", "docs/words.js", "docs/style.css")) {
            House.Answer answer = house.get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.body()).as(file).doesNotContain("http://", "https://", "@import", "innerHTML", "eval(");
        }
        assertThat(house.get("docs").header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(house.get("docs/app.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(house.get("docs/../openapi/rest.yaml").status()).isEqualTo(404);
        assertThat(house.get("docs/nothing").status()).isEqualTo(404);
    }

    @Test
    void typeOfAProblemLeadsToItsMeaning() {
        House.Answer answer = house.get("docs/codes/rest.unknown-field");
        assertThat(answer.body()).contains("\"code\":\"rest.unknown-field\"", "There is no such field.", "この項目はありません。");
        assertThat(house.get("docs/codes/no.such-code").status()).isEqualTo(404);
    }
}
