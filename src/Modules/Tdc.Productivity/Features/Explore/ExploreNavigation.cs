using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Productivity.Features.Explore;

/// <summary>Pages of indicators in the frame.</summary>
internal sealed class ExploreNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/nang-suat", "Năng suất", "Productivity", NavigationGroup.Productivity, 10) { Main = 25 },
        new("/nang-suat/so-lieu", "Tra cứu số liệu", "Explore the data", NavigationGroup.Productivity, 20),
        new("/nang-suat/chi-tieu", "Bộ chỉ tiêu", "Indicators", NavigationGroup.Productivity, 30),
        new("/nang-suat/chat-luong", "Chất lượng số liệu", "Quality of the data", NavigationGroup.Productivity, 60),
        new("/nang-suat/nhap", "Nhập số liệu", "Enter data", NavigationGroup.Productivity, 70) { Roles = [Role.Coordinator] },
    ];
}
