package jp.noren.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jp.noren.rest.internal.door.Departure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DepartureTest {

    @Test
    @DisplayName("A node that is about to stop answers what comes, and closes each connection behind its answer")
    void answersAndCloses() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            assertThat(house.get("shop").response().headers().firstValue("Connection"))
                    .isEmpty();

            house.departure().begin();

            House.Answer answer = house.get("shop");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    @DisplayName("It knows how many requests are inside, refused ones too, until each has its answer")
    void counts() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            Departure departure = house.departure();
            house.page(
                    "look",
                    (call, rest, response) -> response.write(
                            200,
                            "text/plain",
                            String.valueOf(departure.inside()).getBytes()));

            assertThat(house.get("look").body()).isEqualTo("1");
            assertThat(house.get("nothing").status()).isEqualTo(404);
            Eventually.until("the last one has its answer", () -> departure.inside() == 0);
        }
    }
}
