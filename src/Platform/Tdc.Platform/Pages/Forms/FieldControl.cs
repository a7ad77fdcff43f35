using Microsoft.AspNetCore.Components;

namespace Tdc.Platform.Pages;

/// <summary>What all fields of a form have in common: a name to post, a label, and how hint and fault are tied to the control.</summary>
/// <remarks>Plain HTML fields, not bound to a model: the page reads what was posted by <see cref="Name"/>.</remarks>
public abstract class FieldControl : WholeComponent
{
    /// <summary>The posted name.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The control's id; made from the name when it is not given.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The visible label; required.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Help under the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What has to be mended; without it the cascaded <see cref="FormFaults"/> is asked.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Whether the label says that the field may stay empty; required fields carry no mark.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>Whether the value is shown and cannot be changed.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>The HTML <c>autocomplete</c> purpose.</summary>
    [Parameter]
    public string? Autocomplete { get; set; }

    /// <summary>Something to stand between hint and control, such as a "copy from last round" button.</summary>
    [Parameter]
    public RenderFragment? Above { get; set; }

    /// <summary>Something to stand under the control.</summary>
    [Parameter]
    public RenderFragment? Below { get; set; }

    [CascadingParameter]
    private FormFaults? Faults { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Faults is not null)
        {
            Faults.Added += StateHasChanged;
        }
    }

    /// <summary>The id in force.</summary>
    protected string ControlId => Id ?? FieldIds.From(Name);

    /// <summary>The fault in force, or null.</summary>
    protected string? Fault => Error ?? Faults?[Name] ?? Faults?[ControlId];

    /// <summary>The value of <c>aria-invalid</c>.</summary>
    protected string? Invalid => Fault is null ? null : "true";

    /// <summary>The ids for <c>aria-describedby</c>: hint, then fault.</summary>
    protected string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => ControlId + "-h",
        (null, _) => ControlId + "-e",
        _ => $"{ControlId}-h {ControlId}-e",
    };
}
