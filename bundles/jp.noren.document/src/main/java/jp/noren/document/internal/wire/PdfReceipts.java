package jp.noren.document.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.Map;
import jp.noren.document.internal.app.ReceiptPaper;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.i18n.Messages;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts as PDF. Nothing of the machine or the moment gets into the file: days and ids come from the issue, so the same gives the same bytes. */
@Component
public final class PdfReceipts implements ReceiptPaper {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Messages messages;

    @Activate
    public PdfReceipts(@Reference Messages messages) {
        this.messages = messages;
    }

    @Override
    public byte[] print(Receipt receipt, Issue issue, String beside) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentInformation(information(receipt, issue));
            document.getDocumentCatalog().setLanguage("ja");
            document.setDocumentId(issue.at().toEpochMilli());
            Words words = new Words(messages, beside);
            try (Pages pages = new Pages(document, new Fonts(document), title(receipt))) {
                new ReceiptLayout(pages, words, receipt, issue).write();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String title(Receipt receipt) {
        return messages.text("ja", "document.paper-title", Map.of()) + " " + receipt.number();
    }

    private PDDocumentInformation information(Receipt receipt, Issue issue) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title(receipt));
        information.setAuthor(receipt.issuer().company().in("ja"));
        information.setCreator("Noren");
        information.setCreationDate(GregorianCalendar.from(issue.at().atZone(JAPAN)));
        return information;
    }
}
