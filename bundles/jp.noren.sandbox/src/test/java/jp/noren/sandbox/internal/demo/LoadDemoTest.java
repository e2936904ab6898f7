package jp.noren.sandbox.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.noren.access.api.Credentials;
import jp.noren.kernel.RefusedException;
import org.junit.jupiter.api.Test;

class LoadDemoTest {
    private static final String TAKEN =
            "{\"data\":[{\"id\":\"ctr_1\",\"number\":\"K-0001\",\"member\":\"mem_o\",\"customer_ref\":\"ctr_own\"}]}";

    private final List<String> asked = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> passwords = new ArrayList<>();
    private final List<String> granted = new ArrayList<>();
    private int statusOfMembers = 201;
    private int statusOfImports = 200;
    private int statusOfBilling = 201;
    private int statusOfFiles = 201;
    private int statusOfContents = 200;

    private final List<String> kept = new ArrayList<>();
    private int statusOfRental = 200;
    private final LoadDemo loadDemo = new LoadDemo(
            new HouseApi(URI.create("http://unused.invalid")) {
                @Override
                Answer post(String path, String type, byte[] body, String authorization, String key) {
                    asked.add(path + " by " + authorization);
                    bodies.add(new String(body, StandardCharsets.UTF_8));
                    boolean members = path.equals("/members");
                    String answer = path.equals("/sessions")
                            ? "{\"token\":\"nrn_x\"}"
                            : members
                                    ? "{\"member\":{\"id\":\"mem_x\"}}"
                                    : path.equals("/rental/SORA/contracts")
                                            ? TAKEN
                                            : "{\"id\":\"fil_x\",\"imported\":4,\"members\":[{\"id\":\"mem_o\"}]}";
                    int status = path.startsWith("/members")
                            ? statusOfMembers
                            : path.startsWith("/credit-lines")
                                    ? statusOfBilling
                                    : path.startsWith("/rental-devices")
                                            ? statusOfRental
                                            : path.equals("/files") ? statusOfFiles : statusOfImports;
                    return new Answer(status, answer.getBytes(StandardCharsets.UTF_8));
                }

                @Override
                Answer put(String path, String type, byte[] body, String authorization) {
                    asked.add("put " + path + " by " + authorization + " "
                            + new String(body, 0, Math.min(5, body.length)));
                    return new Answer(statusOfContents, new byte[0]);
                }
            },
            new DemoPoints(
                    Clock.fixed(Instant.parse("2026-11-10T01:00:00Z"), ZoneOffset.UTC),
                    (storefront, account, key, amount, until) ->
                            granted.add(storefront + " " + account + " " + key + " " + amount.amount() + " " + until)),
            credentials(),
            (customer, card) -> kept.add(customer + " " + card));

    /** Notes whose password is set to what. */
    private Credentials credentials() {
        return (Credentials) Proxy.newProxyInstance(
                Credentials.class.getClassLoader(), new Class<?>[] {Credentials.class}, (self, method, values) -> {
                    if (method.getName().equals("hash")) {
                        return "hash of " + new String(((Credentials.Password) values[0]).characters());
                    }
                    assertThat(method.getName()).isEqualTo("changePassword");
                    passwords.add(values[0] + " " + values[1]);
                    return null;
                });
    }

    @Test
    void membersOfAShopThatMailsPasswordsAreTakenOver() {
        loadDemo.handle("Bearer t");
        assertThat(asked)
                .filteredOn("/members/import?storefront=SORA by Bearer t"::equals)
                .hasSize(5);
        assertThat(bodies)
                .anyMatch(body -> body.startsWith("{\"members\":[{")
                        && body.contains("\"login_id\":\"sora10001\"")
                        && !body.contains("storefront")
                        && !body.contains("password"));
        assertThat(passwords).hasSize(5).containsOnly("mem_o hash of " + LoadDemo.PASSWORD);
    }

    @Test
    void theRentalShopComesWithItsContractsTheirSupportAndTheirCards() {
        loadDemo.handle("Bearer t");
        assertThat(asked)
                .endsWith(
                        "/rental-devices/import?storefront=SORA by Bearer t",
                        "/rental/SORA/catalogue by Bearer t",
                        "/rental/SORA/contracts by Bearer t",
                        "/support-imports by Bearer t");
        assertThat(bodies.get(bodies.size() - 2))
                .contains("\"K-0009\"", "\"member\":\"mem_o\"")
                .doesNotContain("login_id");
        assertThat(bodies.get(bodies.size() - 1))
                .contains("\"contract\":\"ctr_1\"", "DEMO-KEY0-0000-0006")
                .doesNotContain("K-0001", "K-0003");
        assertThat(kept).isNotEmpty().allMatch(card -> card.startsWith("ctr_own "));
    }

    @Test
    void aNodeWithoutRentalLoadsAllTheSame() {
        statusOfRental = 404;
        assertThat(loadDemo.handle("Bearer t").members()).isEqualTo(16);
        assertThat(asked).noneMatch(path -> path.startsWith("/rental/") || path.startsWith("/support"));
    }

    @Test
    void usesPublicOperationsOnly() {
        LoadDemo.Loaded loaded = loadDemo.handle("Bearer t");
        assertThat(loaded).isEqualTo(new LoadDemo.Loaded(4, 8, 16, 0, 20_300, LoadDemo.PASSWORD));
        assertThat(asked)
                .startsWith(
                        "/storefronts/import by Bearer t",
                        "/products/import?storefront=KURA by Bearer t",
                        "/products/import?storefront=TANA by Bearer t")
                .contains("/members by null");
    }

    @Test
    void manualsArePublished() {
        loadDemo.handle("Bearer t");
        assertThat(asked).filteredOn("/files by Bearer t"::equals).hasSize(7);
        assertThat(asked)
                .filteredOn("put /files/fil_x/content by Bearer t %PDF-"::equals)
                .hasSize(7);
        assertThat(asked)
                .filteredOn("put /files/fil_x/publication by Bearer t "::equals)
                .hasSize(7);
        assertThat(bodies).anyMatch(body -> body.contains("\"code\":\"MAN-SR300\"") && body.contains("\"SR-300\""));
    }

    @Test
    void manualsThatArePublishedAlreadyStayAsTheyAre() {
        statusOfContents = 409;
        loadDemo.handle("Bearer t");
        assertThat(asked).noneMatch(path -> path.contains("/publication"));
    }

    @Test
    void aNodeWithoutDocumentsLoadsAllTheSame() {
        statusOfFiles = 404;
        assertThat(loadDemo.handle("Bearer t").members()).isEqualTo(16);
        assertThat(asked).noneMatch(path -> path.startsWith("put "));
    }

    @Test
    void whoeverJoinsGetsHisAccount() {
        loadDemo.handle("Bearer t");
        assertThat(asked)
                .containsSubsequence(
                        "/members by null",
                        "/credit-lines/mem_x/limits by Bearer t",
                        "/settlement-accounts/mem_x/steps by Bearer t",
                        "/settlement-accounts/mem_x/steps by Bearer t",
                        "/claims/import by Bearer t",
                        "/members by null");
        assertThat(asked)
                .filteredOn(path -> path.startsWith("/settlement-accounts"))
                .hasSize(7);
        assertThat(bodies).anyMatch(body -> body.contains("\"T-2026-0003\"") && body.contains("\"member\":\"mem_x\""));
    }

    @Test
    void aNodeWithoutBillingLoadsAllTheSame() {
        statusOfBilling = 404;
        assertThat(loadDemo.handle("Bearer t").members()).isEqualTo(16);
        assertThat(asked).noneMatch(path -> path.startsWith("/settlement-accounts"));
    }

    @Test
    void membersWhoAreThereAlreadyAreNoFault() {
        statusOfMembers = 409;
        assertThat(loadDemo.handle("Bearer t").membersThereBefore()).isEqualTo(16);
        assertThat(granted).isEmpty();
    }

    @Test
    void anOperatorWithoutATokenLogsInFirst() {
        loadDemo.handle("admin", "pw");
        assertThat(asked.get(0)).isEqualTo("/sessions by null");
        assertThat(asked.get(1)).isEqualTo("/storefronts/import by Bearer nrn_x");
    }

    @Test
    void aFailingStepIsNamed() {
        statusOfImports = 403;
        assertThatThrownBy(() -> loadDemo.handle("Bearer t"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("sandbox.demo-failed");
                    assertThat(refused.args())
                            .containsEntry("step", "/storefronts/import")
                            .containsEntry("status", 403);
                });
    }

    @Test
    void tenantsGetTheirPointsAsOneLotEachWhenTheyJoin() {
        loadDemo.handle("Bearer t");
        assertThat(granted).hasSize(4).contains("MINAMO mem_x demo-minamo505 3000 2027-05-09T01:00:00Z");
        assertThat(bodies).noneMatch(body -> body.contains("\"points\":"));
    }

    /** The sums of the demo's story: one of each seal, 345 without tax, tax 34. */
    @Test
    void theDataAreThoseOfTheStory() throws IOException {
        loadDemo.handle("Bearer t");
        JsonNode shops = new ObjectMapper().readTree(bodies.get(0)).path("storefronts");
        assertThat(shops)
                .extracting(shop -> shop.path("id").asText())
                .containsExactly("KURA", "TANA", "MINAMO", "SORA");
        assertThat(bodies.get(1)).contains("SEAL-A,", ",105,", ",115,", ",125,", "NOREN-1,");
        assertThat(bodies.get(2)).contains("GIJI-20,", ",4500,", "TSUNAGU-S,");
        assertThat(bodies.get(3)).contains("\"login_id\":\"tana30001\"", "\"password\"");
    }
}
