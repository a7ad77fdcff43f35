using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QRCoder;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Tdc.Platform.Documents;

/// <summary>The picture code of an address, placed in a line of text.</summary>
internal static class DocxPicture
{
    /// <summary>Relation to the picture's part; a document holds one code.</summary>
    private const string Part = "rIdCode";

    /// <summary>Puts the code of an address into the package.</summary>
    internal static void Add(MainDocumentPart main, string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        using var picture = new MemoryStream(code.GetGraphic(8), writable: false);
        main.AddImagePart(ImagePartType.Png, Part).FeedData(picture);
    }

    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="size">Width and height, in units of 1/360,000 cm.</param>
    internal static Drawing Inline(string description, long size) => new(new W.Inline(
        new W.Extent { Cx = size, Cy = size },
        new W.DocProperties { Id = 1U, Name = "code", Description = XmlText.Clean(description) },
        new A.Graphic(new A.GraphicData(new P.Picture(
            new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = 0U, Name = "code.png" }, new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(new A.Blip { Embed = Part }, new A.Stretch(new A.FillRectangle())),
            new P.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0L, Y = 0L }, new A.Extents { Cx = size, Cy = size }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
        { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
    {
        DistanceFromTop = 0U,
        DistanceFromBottom = 0U,
        DistanceFromLeft = 0U,
        DistanceFromRight = 0U,
    });
}
