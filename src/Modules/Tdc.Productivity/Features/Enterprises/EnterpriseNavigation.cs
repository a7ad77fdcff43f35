using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Productivity.Features.Enterprises;

/// <summary>Pages of enterprises' figures in the frame.</summary>
internal sealed class EnterpriseNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/nang-suat/doanh-nghiep", "Năng suất của doanh nghiệp", "Our productivity", NavigationGroup.Productivity, 40) { Roles = [Role.Enterprise], Main = 40 },
        new("/nang-suat/doanh-nghiep/danh-sach", "Số liệu doanh nghiệp", "Enterprises' figures", NavigationGroup.Productivity, 41) { Roles = [Role.Coordinator] },
    ];
}
