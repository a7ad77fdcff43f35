using Microsoft.AspNetCore.Components;

namespace Tdc.Platform.Pages.Charts;

/// <summary>What every chart says besides its numbers.</summary>
public abstract class ChartPart : WholeComponent
{
    /// <summary>Unique on the page; title and description hang on it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The finding: "Xã gửi muộn nhiều nhất".</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Measure, unit, period, place.</summary>
    [Parameter]
    public string? Subtitle { get; set; }

    /// <summary>The numbers in words; made from the data when it is not given.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Whether the numbers follow as a table behind a link; not needed where a table or a sentence stands beside.</summary>
    [Parameter]
    public bool Table { get; set; } = true;

    /// <summary>Whether it may grow beyond the width of half a page.</summary>
    [Parameter]
    public bool Wide { get; set; }

    /// <summary>Decimals of the printed numbers.</summary>
    [Parameter]
    public int Decimals { get; set; }
}
