using Tdc.Platform.Navigation;

namespace Tdc.Traceability.Features.Showing;

/// <summary>The look-up and the authority's view in the frame.</summary>
internal sealed class ShowingNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/truy-xuat", "Truy xuất", "Trace", NavigationGroup.Products, 10) { Main = 30 },
    ];
}
