package jp.noren.document.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PdfBoxInspectorTest {
    private final PdfBoxInspector inspector = new PdfBoxInspector();

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    @DisplayName(
            "R010: a file is a PDF by its content, not by its name: what is none, is locked, empty or runs something is refused")
    void looksInside() throws IOException {
        byte[] good = pdf(document -> document.addPage(new PDPage()));
        assertThat(inspector.isPlainPdf(good)).isTrue();
        assertThat(inspector.isPlainPdf(new byte[0])).isFalse();
        assertThat(inspector.isPlainPdf("<html>%PDF-1.7</html>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(inspector.isPlainPdf("%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(inspector.isPlainPdf(Arrays.copyOf(good, 40))).isFalse();
        assertThat(inspector.isPlainPdf(pdf(document -> {}))).isFalse();
        assertThat(inspector.isPlainPdf(pdf(document -> {
                    document.addPage(new PDPage());
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello')"));
                })))
                .isFalse();
        assertThat(inspector.isPlainPdf(pdf(document -> {
                    document.addPage(new PDPage());
                    document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
                })))
                .isFalse();
    }
}
