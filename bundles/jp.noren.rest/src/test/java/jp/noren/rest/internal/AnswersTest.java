package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all answers have in common. */
class AnswersTest {
    private static final List<String> KINDS =
            List.of("shop", "shop/mine", "shop/nothing", "nothing", "shop/broken", "shop/away", "shop/files");

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
        house.add("shop", new ShopResource());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyAnswerCarriesItsNameAndItsCaution() {
        for (String path : KINDS) {
            House.Answer answer = house.get(path);
            assertThat(answer.header("Request-Id")).as(path).startsWith("req_");
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
            assertThat(answer.response().headers().allValues("Date")).as(path).hasSize(1);
        }
    }

    @Test
    void requestIdOfTheClientIsKept() {
        House.Answer answer = house.send(house.as(House.MEMBER, "shop/mine").header("Request-Id", "client-7f3a.1"));
        assertThat(answer.header("Request-Id")).isEqualTo("client-7f3a.1");
        assertThat(answer.body()).contains("\"request\":\"client-7f3a.1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space here", "<script>alert(1)</script>", "-begins-badly"})
    void requestIdThatIsNotSaneIsReplaced(String id) {
        assertThat(house.send(house.to("shop").header("Request-Id", id)).header("Request-Id"))
                .startsWith("req_");
    }

    @Test
    void valuesOfTheHouseTravelAsTheyShould() {
        assertThat(house.get("shop").body())
                .contains("\"total\":345")
                .contains("\"placed_at\":\"2026-11-21T00:00:00Z\"")
                .contains("\"due_on\":\"2026-11-28\"")
                .contains("\"ja\":\"印鑑\"")
                .doesNotContain("note");
    }

    @ParameterizedTest
    @CsvSource({"ja,見つかりません", "en,Not found", "vi,Không tìm thấy", "fr,見つかりません"})
    void problemSpeaksTheLanguageAskedFor(String language, String title) {
        House.Answer answer = house.send(house.to("nothing").header("Accept-Language", language));
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void whatBreaksInsideIsNotTold() {
        House.Answer answer = house.get("shop/broken");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"code\":\"rest.internal\"")
                .contains("\"request_id\":\"" + answer.header("Request-Id") + "\"")
                .doesNotContain("secret", "Exception", "jp.noren.rest.internal");
    }

    @Test
    void refusalSaysWhenToComeAgain() {
        House.Answer answer = house.get("shop/away");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void headIsAGetWithoutItsBody() {
        House.Answer answer = house.send(house.to("shop").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(
                        house.get("shop").body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
    }

    @Test
    void optionsSayWhatThePathTakes() {
        House.Answer answer = house.send(house.to("shop").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void pageLinksToTheRowsThatFollow() {
        House.Answer first = house.get("shop/list?limit=2&colour=RED");
        assertThat(first.body())
                .contains("\"has_more\":true")
                .contains("\"data\":[{\"id\":\"ord_3\"},{\"id\":\"ord_2\"}]");
        assertThat(first.header("Link"))
                .isEqualTo("</api/v1/shop/list?limit=2&colour=RED&starting_after=ord_2>; rel=\"next\"");
        House.Answer back = house.get("shop/list?limit=2&ending_before=ord_0");
        assertThat(back.body()).contains("\"data\":[{\"id\":\"ord_2\"},{\"id\":\"ord_1\"}]");
        assertThat(back.header("Link")).isEqualTo("</api/v1/shop/list?limit=2&ending_before=ord_2>; rel=\"prev\"");
        assertThat(house.get("shop/list?limit=3").header("Link")).isNull();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        assertThat(house.get("shop/tagged").header("ETag")).isEqualTo("\"7\"");
        House.Answer same = house.send(house.to("shop/tagged").header("If-None-Match", "\"7\""));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(house.send(house.to("shop/tagged").header("If-None-Match", "\"6\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changeNeedsTheTagThatWasRead() {
        assertThat(change(null).status()).isEqualTo(428);
        assertThat(change("\"6\"").status()).isEqualTo(412);
        assertThat(change("W/\"7\"").status()).isEqualTo(412);
        assertThat(change("\"7\"").status()).isEqualTo(204);
        assertThat(change("\"5\", \"7\"").status()).isEqualTo(204);
        assertThat(change("*").status()).isEqualTo(204);
    }

    private static House.Answer change(String tag) {
        var request = house.to("shop/tagged")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}"));
        return house.send(tag == null ? request : request.header("If-Match", tag));
    }

    @Test
    void locationIsGivenAsTheMethodSaidIt() {
        assertThat(house.post("shop", "{}").header("Location")).isEqualTo("/api/v1/shop/ord_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "text/html, Application/Problem+JSON;q=0.8"})
    void whoNamesTheProblemAloneUnderstandsJson(String accept) {
        for (String path : List.of("shop", "shop/stated")) {
            House.Answer answer = house.send(house.to(path).header("Accept", accept));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/json");
        }
        var all = house.as(House.BILLING, "shop/all").header("Accept", accept).DELETE();
        assertThat(house.send(all).status()).isEqualTo(204);
        var stated = house.to("shop/stated").header("Accept", accept).DELETE();
        assertThat(house.send(stated).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/csv, application/problem+json;q=0", "application/problem+xml"})
    void whoUnderstandsNoJsonIsTold(String accept) {
        for (String path : List.of("shop", "shop/stated")) {
            House.Answer answer = house.send(house.to(path).header("Accept", accept));
            assertThat(answer.status()).as(path).isEqualTo(406);
            assertThat(answer.body()).as(path).contains("\"code\":\"rest.not-acceptable\"");
        }
    }

    @Test
    void otherTypesAreAnsweredWhereTheMethodSaysSo() {
        House.Answer answer = house.get("shop/files");
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv");
        assertThat(answer.body()).isEqualTo("a,b\n");
    }
}
