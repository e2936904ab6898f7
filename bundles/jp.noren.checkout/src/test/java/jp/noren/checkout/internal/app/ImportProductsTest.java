package jp.noren.checkout.internal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.house.House;
import jp.noren.checkout.internal.house.Shelf;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;

class ImportProductsTest {

    @EachDatabase
    @DisplayName("A catalogue with one bad row imports nothing and names the line")
    void importsAllOrNothing(TestDatabase database) {
        House house = new House(database);
        String bad = Shelf.KURA + "SEAL-D,GOODS,暖簾シール 特大,Noren sticker XL,Nhãn lớn,12x5,50\n";
        RefusedException no = catchThrowableOfType(RefusedException.class, () -> house.importCsv("KURA", bad));
        assertThat(no.code()).isEqualTo("checkout.csv-refused");
        assertThat(no.kind().status()).isEqualTo(422);
        assertThat(no.fields()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/lines/6/price_ex_tax");
            assertThat(house.texts.text("ja", error.code(), error.args())).startsWith("6行目「price_ex_tax」: 「12x5」");
        });
        assertThat(house.count("checkout.products")).isZero();
    }

    @EachDatabase
    @DisplayName(
            "R108, R153: an order keeps the name, price and terms it was made with, whatever the catalogue says later")
    void keepsWhatWasAgreed(TestDatabase database) {
        House house = new House(database);
        house.importCsv("KURA", Shelf.KURA);
        house.members.add("KURA-I1", "KURA", MemberView.Kind.INDIVIDUAL, "ja", "2026-06");
        house.fill("KURA-I1", "SEAL-A", 2);
        Placed placed = house.placeOrder.handle(Buying.byTransfer(house.member("KURA-I1")));
        house.importCsv("KURA", "code,kind,name_ja,price_ex_tax\nSEAL-A,GOODS,新しい名前,999\n");

        Placed read =
                house.readOrders.find(house.member("KURA-I1"), placed.order().id());
        assertThat(read.order()).isEqualTo(placed.order());
        assertThat(house.catalogue.all("KURA"))
                .filteredOn(product -> product.code().equals("SEAL-A"))
                .singleElement()
                .satisfies(product -> {
                    assertThat(product.edition()).isEqualTo(2);
                    assertThat(product.sale().unitPrice()).isEqualTo(Yen.of(999));
                });
        assertThat(house.stock("KURA", "SEAL-A")).isEqualTo(48);
    }

    @EachDatabase
    void makesNoNewEditionOfWhatIsTheSame(TestDatabase database) {
        House house = new House(database);
        house.importCsv("TANA", Shelf.TANA);
        house.importCsv("TANA", Shelf.TANA);
        assertThat(house.count("checkout.editions")).isEqualTo(3);
        house.importCsv("KURA", Shelf.KURA);
        house.importCsv("KURA", Shelf.KURA.replace(",50\n", ",70\n"));
        assertThat(house.count("checkout.editions")).isEqualTo(7);
        assertThat(house.stock("KURA", "SEAL-B")).isEqualTo(70);
    }

    @EachDatabase
    @DisplayName("A reseller fills his own storefronts; another's does not exist for him")
    void keepsResellersApart(TestDatabase database) {
        House house = new House(database);
        byte[] file = Shelf.KURA.getBytes(StandardCharsets.UTF_8);
        Caller kumo = House.reseller("KUMO");
        RefusedException no =
                catchThrowableOfType(RefusedException.class, () -> house.importProducts.handle(kumo, "KURA", file));
        assertThat(no.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND);
        assertThat(house.importProducts.handle(House.reseller("MIZU"), "KURA", file))
                .isEqualTo(4);
    }

    @EachDatabase
    void showsTheCatalogueInPages(TestDatabase database) {
        House house = new House(database);
        house.importCsv("KURA", Shelf.KURA);
        BrowseCatalogue browse = new BrowseCatalogue(house.catalogue, house.storefronts);
        var first = browse.page("KURA", new Slice(2, null, null));
        assertThat(first).extracting(listed -> listed.product().code()).containsExactly("NOREN-1", "SEAL-A", "SEAL-B");
        var second = browse.page("KURA", new Slice(2, first.get(1).product().id(), null));
        assertThat(second).extracting(listed -> listed.product().code()).containsExactly("SEAL-B", "SEAL-C");
        var back =
                browse.page("KURA", new Slice(2, null, second.get(1).product().id()));
        assertThat(back.subList(back.size() - 2, back.size()))
                .extracting(listed -> listed.product().code())
                .containsExactly("SEAL-A", "SEAL-B");
        RefusedException no =
                catchThrowableOfType(RefusedException.class, () -> browse.page("NOWHERE", new Slice(2, null, null)));
        assertThat(no.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND);
    }
}
