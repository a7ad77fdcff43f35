using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Plan;

/// <summary>Pages of reporting in the frame.</summary>
internal sealed class ReportingNavigation : INavigationPart
{
    /// <inheritdoc/>
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/dieu-hanh", "Điều hành", "Directing", NavigationGroup.Plan, 10) { Main = 5, Roles = [Role.Leader, Role.Coordinator] },
        new("/dau-moi", "Bàn việc đầu mối", "Coordinator's desk", NavigationGroup.Plan, 12) { Main = 2, Roles = [Role.Coordinator] },
        new("/ky-bao-cao", "Kỳ báo cáo", "Reporting rounds", NavigationGroup.Plan, 14) { Main = 6, Roles = [Role.Officer, Role.Head, Role.Coordinator, Role.Leader] },
        new("/lich-lam-viec", "Lịch làm việc", "Working days", NavigationGroup.Plan, 44) { Roles = [Role.Coordinator, Role.Leader] },
    ];
}
