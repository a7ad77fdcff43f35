using Microsoft.AspNetCore.Components;

namespace Tdc.Platform.Pages;

/// <summary>What every page and part of a page is: it draws when it has read everything, and not before.</summary>
/// <remarks>
/// The framework's own component draws once at its first wait. A page that is sent whole has nobody to show that to: its parts would begin to read
/// beside it, and what it has not read yet would be missing (decision 0007).
/// </remarks>
public abstract class WholeComponent : ComponentBase
{
    private bool initialized;

    /// <summary>Takes the parameters, reads and draws.</summary>
    /// <param name="parameters">What the parent or the address gives.</param>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!initialized)
        {
            initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
