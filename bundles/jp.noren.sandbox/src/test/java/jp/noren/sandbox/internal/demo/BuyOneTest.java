package jp.noren.sandbox.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException;
import org.junit.jupiter.api.Test;

class BuyOneTest {
    private final List<String> asked = new ArrayList<>();
    private String order =
            "{\"id\":\"ord_1\",\"status\":\"requires_action\",\"total\":231,\"payment\":{\"id\":\"pay_1\",\"next_action\":{\"url\":\"https://x.example/p\"}}}";
    private int statusOfOrder = 201;

    private final BuyOne buyOne = new BuyOne(new HouseApi(URI.create("http://unused.invalid")) {
        @Override
        Answer get(String path) {
            asked.add("get " + path);
            return answer(
                    200,
                    path.startsWith("/products")
                            ? "{\"data\":[{\"id\":\"prd_dear\",\"unit_price\":900},{\"id\":\"prd_cheap\",\"unit_price\":105,\"min_quantity\":2}]}"
                            : "{\"terms_version\":\"2026-11\"}");
        }

        @Override
        Answer post(String path, String type, byte[] body, String authorization, String key) {
            asked.add(path + " by " + authorization);
            return path.equals("/members")
                    ? answer(201, "{\"session\":{\"token\":\"nrn_b\"}}")
                    : answer(statusOfOrder, order);
        }

        @Override
        Answer put(String path, String type, byte[] body, String authorization) {
            asked.add(path + " " + new String(body, StandardCharsets.UTF_8) + " by " + authorization);
            return answer(200, "{}");
        }
    });

    private static HouseApi.Answer answer(int status, String body) {
        return new HouseApi.Answer(status, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNewBuyerOrdersTheCheapestThingAndIsToldWhereToGo() {
        assertThat(buyOne.handle("KURA", "ACME"))
                .isEqualTo(new BuyOne.Bought("ord_1", "requires_action", 231, "pay_1", "https://x.example/p"));
        assertThat(asked)
                .containsExactly(
                        "get /storefronts/KURA",
                        "/members by null",
                        "get /products?limit=100&storefront=KURA",
                        "/cart/lines/prd_cheap {\"quantity\":2} by Bearer nrn_b",
                        "/orders by Bearer nrn_b");
    }

    @Test
    void whoIsPaidAtOnceGoesNowhere() {
        order = "{\"id\":\"ord_1\",\"status\":\"paid\",\"total\":231,\"payment\":{\"id\":\"pay_1\"}}";

        assertThat(buyOne.handle("KURA", "ACME").address()).isEmpty();
    }

    @Test
    void aRefusalNamesTheStepAndTheAnswer() {
        statusOfOrder = 409;

        assertThatThrownBy(() -> buyOne.handle("KURA", "ACME"))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.args())
                        .containsEntry("step", "/orders")
                        .containsEntry("status", 409));
    }
}
