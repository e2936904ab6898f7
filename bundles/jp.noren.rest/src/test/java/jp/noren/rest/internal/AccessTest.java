package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may call what; without a word on a method: nobody. */
class AccessTest {
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
    void publicMethodNeedsNoToken() {
        assertThat(house.get("shop").body()).contains("\"id\":\"anonymous\"");
    }

    @Test
    void publicMethodKnowsTheCallerAllTheSame() {
        assertThat(house.send(house.as(House.MEMBER, "shop")).body()).contains("\"id\":\"mem_1\"");
    }

    @Test
    void publicMethodTakesAnOldTokenForNobody() {
        assertThat(house.send(house.as("nrn_old", "shop")).body()).contains("\"id\":\"anonymous\"");
    }

    @Test
    @DisplayName("R012: without a session one is asked for it")
    void withoutTokenOneIsAskedForIt() {
        House.Answer answer = house.get("shop/mine");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"rest.unauthenticated\"");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"noren\"");
    }

    @Test
    void expiredTokenIsSaidToBeInvalid() {
        House.Answer answer = house.send(house.as("nrn_old", "shop/mine"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void otherSchemeIsNoToken() {
        assertThat(house.send(house.to("shop/mine").header("Authorization", "Basic bWVtOm1lbQ=="))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void roleDecides() {
        assertThat(house.send(house.as(House.MEMBER, "shop/mine")).status()).isEqualTo(200);
        House.Answer answer = house.send(house.as(House.BILLING, "shop/mine"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"rest.forbidden\"");
        assertThat(house.send(house.as(House.MEMBER, "shop/all").DELETE()).status())
                .isEqualTo(403);
        assertThat(house.send(house.as(House.BILLING, "shop/all").DELETE()).status())
                .isEqualTo(204);
    }

    @Test
    void clientNeedsTheScope() {
        assertThat(house.send(house.as(House.CLIENT, "shop/mine")).status()).isEqualTo(200);
        House.Answer lacking = house.send(house.as(House.POOR_CLIENT, "shop/mine"));
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.body()).contains("\"code\":\"rest.scope-missing\"", "shop:read");
    }

    @Test
    void methodWithoutAScopeIsForNoClient() {
        House.Answer answer = house.send(house.as(House.CLIENT, "shop/all").DELETE());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"rest.forbidden\"");
    }

    @Test
    void methodWithoutAWordIsForNobody() {
        assertThat(house.get("shop/forgotten").status()).isEqualTo(401);
        assertThat(house.send(house.as(House.MEMBER, "shop/forgotten")).status())
                .isEqualTo(403);
    }

    @Test
    void nulInAnAddressIsRefusedBeforeAnythingIsLookedUp() {
        House.Answer query = house.get("shop/list?starting_after=%00");
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.body()).contains("\"code\":\"rest.bad-request\"");
        // in a path the server itself does not take it
        assertThat(house.get("shop/numbers/%00").status()).isEqualTo(400);
    }

    @Test
    void methodOverrideIsNotHeard() {
        House.Answer answer = house.send(house.as(House.BILLING, "shop/all?_method=DELETE")
                .header("X-HTTP-Method-Override", "DELETE")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(405);
    }

    @Test
    void refusalComesBeforeTheBodyIsLookedAt() {
        House.Answer answer = house.send(house.to("shop/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{")));
        assertThat(answer.status()).isEqualTo(401);
    }
}
