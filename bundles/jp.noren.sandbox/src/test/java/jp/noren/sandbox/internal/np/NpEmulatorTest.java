package jp.noren.sandbox.internal.np;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.time.internal.app.BankCalendar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator refuses what does not fit the known wire, and books nothing then. */
class NpEmulatorTest {
    private static final String BUYER =
            "{'request':{'shopBuyerId':'mem_1','businessType':'corporate','companyName':'株式会社','department':'',"
                    + "'customerName':'山田','zipCode':'1060047','address':'東京都','telNo':'0312345678','email':'a@b.example'}}";
    private static final String REGISTER =
            "{'request':{'npBuyerId':'NP','transactionInfoes':[{'requestId':'0a1b2c3d','shopTransactionId':'att_1',"
                    + "'shopOrderDate':'2026-11-10','totalAmount':'1188','transactionDetails':["
                    + "{'detail':'a','price':'500','quantity':'2','billedTaxKind':'T10'},{'detail':'tax','price':'100','quantity':'1','billedTaxKind':'T10'},"
                    + "{'detail':'b','price':'88','quantity':'1','billedTaxKind':'T08'}],"
                    + "'taxRateSummaries':[{'taxRate':'10','totalAmount':'1100'},{'taxRate':'8','totalAmount':'88'}]}]}}";

    private final Instant now = Instant.parse("2026-11-10T01:00:00Z");
    private final Map<String, String> headers = new HashMap<>(Map.of(
            "authorization", "Basic Y2JzOTk5MDAwMTpzcDk5OTAwMDAx",
            "x-np-terminal-id", "9990000001",
            "x-http-method-override", "POST",
            "content-type", "application/json",
            "accept", "application/json"));
    private NpBook book = new NpBook(null);
    private NpDoor door;
    private String buyer;

    @BeforeEach
    void open() {
        door = new NpDoor(new NpEmulator(
                NpShop.SYNTHETIC, book, ((InstantSource) () -> now).withZone(ZoneOffset.UTC), new BankCalendar("")));
        buyer = send("/assumed/v1/buyers", BUYER).replaceAll(".*\"npBuyerId\":\"([0-9]{11})\".*", "$1");
    }

    private Delivery deliver(String method, String path, String body) {
        byte[] bytes =
                body.replace('\'', '"').replace("\"NP\"", "\"" + buyer + "\"").getBytes(StandardCharsets.UTF_8);
        return door.serve(new Request(method, path, "", headers, bytes, ""));
    }

    private String send(String path, String body) {
        return new String(deliver("POST", path, body).body(), StandardCharsets.UTF_8);
    }

    @Test
    void whatFitsIsRegistered() {
        assertThat(send("/v1/transactions", REGISTER))
                .contains("\"transactionAuthoriResult\":\"00\"", "\"shopTransactionId\":\"att_1\"");
        assertThat(book.transactions()).hasSize(1);
        assertThat(send("/v1/transactions", REGISTER)).contains("EM0202");
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, Basic x, 401",
        "authorization, '', 401",
        "x-np-terminal-id, 9990000002, 401",
        "x-http-method-override, GET, 400",
        "content-type, text/plain, 415",
        "accept, */*, 406"
    })
    @DisplayName("each header is checked")
    void headers(String name, String value, int status) {
        headers.put(name, value);
        assertThat(deliver("POST", "/v1/transactions", REGISTER).status()).isEqualTo(status);
        headers.remove(name);
        assertThat(deliver("POST", "/v1/transactions", REGISTER).status()).isEqualTo(status);
        assertThat(book.transactions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'0a1b2c3d' | '0A1B2C3D' | EM0105",
                "'0a1b2c3d' | 12345678 | EM0104",
                "'NP' | '1234567890' | EM0105",
                "'NP' | '12345678901' | EM0201",
                "'att_1' | 'att 1' | EM0105",
                "'2026-11-10' | '2026-11-31' | EM0105",
                "'2026-11-10' | '2026-11-11' | EM0203",
                "'totalAmount':'1188' | 'totalAmount':1188 | EM0104",
                "'totalAmount':'1188' | 'totalAmount':'1189' | EM0122",
                "'price':'500' | 'price':'501' | EM0123",
                "'quantity':'2' | 'quantity':'0' | EM0105",
                "'T08' | 'T8' | EM0105",
                "'T08' | 'T10' | EM0123",
                "'taxRate':'8' | 'taxRate':'10' | EM0121",
                "'detail':'a', | - | EM0101",
                "'requestId' | 'extra':1,'requestId' | EM0102",
                "'requestId' | 'deliveryInfo':{},'requestId' | EM0101",
                "{'request':{ | {'request':{'npBuyerId':'NP', | EM0100",
                "'transactionInfoes':[ | 'transactionInfoes':[{}, | EM0106"
            })
    @DisplayName("each member is checked: type, length, form, and that everything adds up")
    void members(String from, String to, String code) {
        String body = REGISTER.replace('\'', '"')
                .replace(from.replace('\'', '"'), to.equals("-") ? "" : to.replace('\'', '"'));
        Delivery delivery = deliver("POST", "/v1/transactions", body);
        assertThat(delivery.status()).isEqualTo(400);
        assertThat(new String(delivery.body(), StandardCharsets.UTF_8)).contains("\"codes\":[\"" + code + "\"]");
        assertThat(book.transactions()).isEmpty();
    }

    @Test
    @DisplayName("a transaction is cancelled once, billed once, and never both")
    void states() {
        send("/v1/transactions", REGISTER);
        String id = book.findByKey("att_1").orElseThrow().id();
        String bill = "{'requests':[{'npTransactionId':'" + id + "','billIssueBaseDate':'2026-11-30'}]}";
        assertThat(send("/v1/bills/request", bill.replace("2026-11-30", "2026-11-09")))
                .contains("EM0403");
        assertThat(send("/v1/bills/request", bill)).contains("\"results\"", id);
        assertThat(send("/v1/bills/request", bill)).contains("EM0402");
        String cancel = "{'requests':['" + id + "']}";
        assertThat(send("/v1/transactions/cancel", cancel)).contains(id);
        assertThat(send("/v1/transactions/cancel", cancel)).contains("EM0301");
        assertThat(send("/v1/bills/request", bill)).contains("EM0401");
        assertThat(send("/v1/transactions/cancel", "{'requests':['99999999999']}"))
                .contains("EM0204");
    }

    @Test
    @DisplayName("the book is in its file before anybody is answered; a line that was cut was never answered for")
    void file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("np").resolve("book.tsv");
        book = new NpBook(file);
        open();
        send("/v1/transactions", REGISTER);
        book.close();
        Files.writeString(file, Files.readString(file) + "transaction\t1000");
        NpBook again = new NpBook(file);
        assertThat(again.transactions()).isEqualTo(book.transactions()).hasSize(1);
        assertThat(again.buyers()).isEqualTo(book.buyers());
        assertThat(again.nextId())
                .isGreaterThan(book.findByKey("att_1").orElseThrow().id());
        again.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | /control | {'next_fault':'explode'} | 400",
                "PUT | /control | {'screening':'maybe'} | 400",
                "PUT | /control | {'delay':1} | 400",
                "PUT | /control | {'review_seconds':0} | 200",
                "GET | /control | {} | 200",
                "GET | /book | {} | 200",
                "POST | /review | {'shop_transaction_id':'no'} | 400",
                "POST | /screening | {'shop_buyer_id':'mem_1','state':'refused'} | 200",
                "POST | /screening | {'shop_buyer_id':'mem_1','state':'x'} | 400",
                "GET | /nothing | {} | 404",
                "POST | /v1/nothing | {'request':{}} | 404"
            })
    void desks(String method, String path, String body, int status) {
        assertThat(deliver(method, path, body).status()).isEqualTo(status);
    }
}
