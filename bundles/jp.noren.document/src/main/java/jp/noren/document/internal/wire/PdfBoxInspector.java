package jp.noren.document.internal.wire;

import java.io.IOException;
import jp.noren.document.internal.app.PdfInspector;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.osgi.service.component.annotations.Component;

/** Opens the file with PDFBox: its head, its structure, and what it would do when it is opened. */
@Component
public final class PdfBoxInspector implements PdfInspector {
    private static final byte[] HEAD = {'%', 'P', 'D', 'F', '-'};

    @Override
    public boolean isPlainPdf(byte[] bytes) {
        if (!begins(bytes)) {
            return false;
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return !document.isEncrypted() && document.getNumberOfPages() > 0 && !acts(document.getDocumentCatalog());
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            // What a reader stumbles over is nothing for members: locked by a certificate, nested without end.
            return false;
        }
    }

    private static boolean begins(byte[] bytes) {
        for (int i = 0; i < HEAD.length; i++) {
            if (bytes.length <= i || bytes[i] != HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean acts(PDDocumentCatalog catalog) throws IOException {
        boolean names = catalog.getNames() != null
                && (catalog.getNames().getJavaScript() != null
                        || catalog.getNames().getEmbeddedFiles() != null);
        boolean opens = catalog.getOpenAction() instanceof PDActionJavaScript
                || catalog.getOpenAction() instanceof org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
        return names || opens || catalog.getCOSObject().containsKey(COSName.AA);
    }
}
