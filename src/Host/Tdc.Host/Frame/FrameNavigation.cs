using Tdc.Platform.Navigation;

namespace Tdc.Host.Frame;

/// <summary>The host's own pages.</summary>
internal sealed class FrameNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/du-lieu/api", "API cho chương trình", "API for programs", NavigationGroup.About, 20),
        new("/tiep-can", "Khả năng tiếp cận", "Accessibility", NavigationGroup.About, 30),
        new("/rieng-tu", "Dữ liệu cá nhân", "Personal data", NavigationGroup.About, 40),
        new("/hien-thi", "Cỡ chữ, màu", "Text size and colours", NavigationGroup.About, 50),
    ];
}
