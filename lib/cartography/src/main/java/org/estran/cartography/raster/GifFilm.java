package org.estran.cartography.raster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes pictures one after the other as a GIF (GIF89a), which is shown over and over. A GIF has 255 colours and points that
 * are wholly transparent or not at all: colours that are too many become coarser.
 */
public final class GifFilm implements AutoCloseable {

    /** The mark of a place in the table of colours that is none. */
    private static final int CLEAR = 0;

    private static final int MOST = 255;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes);
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final int hundredths;
    private boolean isBegun;

    /** @param hundredths of a second that each picture stays; 0 for one picture alone */
    public GifFilm(int hundredths) {
        this.hundredths = hundredths;
        writer.setOutput(out);
        try {
            writer.prepareWriteSequence(null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One picture, on a ground {@code 0xRRGGBB} where it is half transparent. */
    public static byte[] still(Pixels pixels, int ground) {
        try (GifFilm film = new GifFilm(0)) {
            film.add(pixels, ground);
            return film.encoded();
        }
    }

    /** @param ground {@code 0xRRGGBB}: what shines through where a point is half transparent */
    public void add(Pixels pixels, int ground) {
        BufferedImage image = image(pixels, ground);
        ImageWriteParam how = writer.getDefaultWriteParam();
        // Else rows are written in the order of interlacing, which the description of the picture would not tell.
        how.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), how);
        try {
            String form = metadata.getNativeMetadataFormatName();
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(form);
            control(root);
            if (hundredths > 0 && !isBegun) {
                root.appendChild(forEver());
            }
            isBegun = true;
            metadata.setFromTree(form, root);
            writer.writeToSequence(new IIOImage(image, null, metadata), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The whole; nothing may be added after. */
    public byte[] encoded() {
        try {
            writer.endWriteSequence();
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        writer.dispose();
        try {
            out.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Each picture takes the place of the one before it (GIF89a, section 23). */
    private void control(IIOMetadataNode root) {
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("disposalMethod", "restoreToBackgroundColor");
        control.setAttribute("delayTime", String.valueOf(hundredths));
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", String.valueOf(CLEAR));
        control.setAttribute("userInputFlag", "FALSE");
    }

    private static IIOMetadataNode forEver() {
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        return extensions;
    }

    private static BufferedImage image(Pixels pixels, int ground) {
        int[] opaque = opaque(pixels, ground);
        for (int bits = 8; ; bits--) {
            int mask = (0xFF << 8 - bits & 0xFF) * 0x010101;
            int[] colours = Arrays.stream(opaque)
                    .filter(colour -> colour >>> 24 != 0)
                    .map(colour -> colour & mask)
                    .sorted()
                    .distinct()
                    .toArray();
            if (colours.length <= MOST) {
                return indexed(pixels, opaque, colours, mask);
            }
        }
    }

    private static int[] opaque(Pixels pixels, int ground) {
        Pixels flat = new Pixels(pixels.width(), pixels.height()).fill(0xFF000000 | ground);
        flat.lay(pixels);
        int[] opaque = flat.argb();
        for (int i = 0; i < opaque.length; i++) {
            opaque[i] = pixels.argb()[i] >>> 24 < 128 ? 0 : opaque[i];
        }
        return opaque;
    }

    private static BufferedImage indexed(Pixels pixels, int[] opaque, int[] colours, int mask) {
        int[] table = new int[MOST + 1];
        for (int i = 0; i < colours.length; i++) {
            table[i + 1] = 0xFF000000 | colours[i];
        }
        IndexColorModel model = new IndexColorModel(8, table.length, table, 0, true, CLEAR, DataBuffer.TYPE_BYTE);
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < opaque.length; i++) {
            indices[i] =
                    opaque[i] >>> 24 == 0 ? (byte) CLEAR : (byte) (Arrays.binarySearch(colours, opaque[i] & mask) + 1);
        }
        return image;
    }
}
