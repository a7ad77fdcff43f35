using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tdc.Platform.Pages.Charts;

/// <summary>Writes the marks of a chart as SVG elements. In C#, because Razor keeps the name <c>text</c> for itself.</summary>
public sealed class SvgMarks : WholeComponent
{
    /// <summary>What is drawn, from back to front.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var mark in Marks)
        {
            switch (mark)
            {
                case BoxMark box:
                    Box(builder, box, box.Class, null);
                    if (box.Hatch > 0)
                    {
                        Box(builder, box, null, Pattern(box.Hatch));
                    }
                    break;
                case PathMark { Data.Length: > 0 } path:
                    Path(builder, path, path.Class, null);
                    if (path.Hatch > 0)
                    {
                        Path(builder, path, null, Pattern(path.Hatch));
                    }
                    break;
                case DotMark dot:
                    Open(builder, "circle", dot.Class, null);
                    builder.AddAttribute(3, "cx", ChartFrame.N(dot.X));
                    builder.AddAttribute(4, "cy", ChartFrame.N(dot.Y));
                    builder.AddAttribute(5, "r", ChartFrame.N(dot.Radius));
                    builder.CloseElement();
                    break;
                case WordMark word:
                    Open(builder, "text", word.Class.Length == 0 ? null : word.Class, null);
                    builder.AddAttribute(6, "x", ChartFrame.N(word.X));
                    builder.AddAttribute(7, "y", ChartFrame.N(word.Y));
                    builder.AddContent(8, word.Text);
                    builder.CloseElement();
                    break;
            }
        }
    }

    private static string Pattern(int hatch) => string.Create(CultureInfo.InvariantCulture, $"url(#h{hatch})");

    private static void Open(RenderTreeBuilder builder, string element, string? look, string? fill)
    {
        builder.OpenElement(0, element);
        builder.AddAttribute(1, "class", look);
        builder.AddAttribute(2, "fill", fill);
    }

    private static void Box(RenderTreeBuilder builder, BoxMark box, string? look, string? fill)
    {
        Open(builder, "rect", look, fill);
        builder.AddAttribute(9, "x", ChartFrame.N(box.X));
        builder.AddAttribute(10, "y", ChartFrame.N(box.Y));
        builder.AddAttribute(11, "width", ChartFrame.N(Math.Max(0, box.Width)));
        builder.AddAttribute(12, "height", ChartFrame.N(Math.Max(0, box.Height)));
        builder.CloseElement();
    }

    private static void Path(RenderTreeBuilder builder, PathMark path, string? look, string? fill)
    {
        Open(builder, "path", look, fill);
        builder.AddAttribute(13, "d", path.Data);
        builder.CloseElement();
    }
}
