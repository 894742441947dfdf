package io.tillstream.till.phone;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.UPCEReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the code in one picture of a camera, as a scanner that says its AIM identifier would send it. */
final class CameraFrame {
    private static final int MOST_PIXELS = 2000 * 2000;

    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.EAN_8,
                    BarcodeFormat.UPC_A,
                    BarcodeFormat.UPC_E,
                    BarcodeFormat.ITF,
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.DATA_MATRIX,
                    BarcodeFormat.QR_CODE),
            DecodeHintType.TRY_HARDER,
            true,
            // Without it the separators of a GS1-128 code are lost.
            DecodeHintType.ASSUME_GS1,
            true);

    private CameraFrame() {}

    /**
     * The code in a JPEG or PNG picture; empty where none is seen.
     *
     * @throws IOException when that is no such picture, or a larger one than any camera page sends
     */
    static Optional<String> read(byte[] picture) throws IOException {
        BufferedImage image = image(picture);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return Optional.of(asScanned(new MultiFormatReader().decode(bitmap, HINTS)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Its size is looked at before any memory is taken for it. */
    private static BufferedImage image(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("A frame of " + picture.length + " bytes is no picture.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("A frame of " + reader.getWidth(0) + " × " + reader.getHeight(0)
                            + " pixels is larger than a camera page sends.");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static String asScanned(Result result) {
        String text = result.getText();
        return switch (result.getBarcodeFormat()) {
            case EAN_13 -> "]E0" + text;
            case UPC_A -> "]E00" + text;
            case UPC_E -> "]E00" + UPCEReader.convertUPCEtoUPCA(text);
            case EAN_8 -> "]E4" + text;
            case ITF -> "]I1" + text;
            case CODE_128 -> text.startsWith("]C1") ? text : "]C0" + text;
            default -> identifier(result) + text;
        };
    }

    /** What ZXing says of a square code: whether it is GS1 data. */
    private static String identifier(Result result) {
        Object known = result.getResultMetadata() == null
                ? null
                : result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        return known instanceof String identifier ? identifier : "";
    }
}
