using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Tdc.Platform.Documents;

/// <summary>A picture of the package, placed in a line of text.</summary>
internal static class DocxPicture
{
    /// <param name="part">Relation to the picture's part.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="size">Width and height, in units of 1/360,000 cm.</param>
    internal static Drawing Inline(string part, string description, long size) => new(new W.Inline(
        new W.Extent { Cx = size, Cy = size },
        new W.DocProperties { Id = 1U, Name = "code", Description = XmlText.Clean(description) },
        new A.Graphic(new A.GraphicData(new P.Picture(
            new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = 0U, Name = "code.png" }, new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())),
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
