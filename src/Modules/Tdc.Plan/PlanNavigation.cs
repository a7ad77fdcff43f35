using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Plan;

/// <summary>The core's pages in the frame.</summary>
internal sealed class PlanNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/", "Tình hình chung", "Overview", NavigationGroup.Plan, 10) { Main = 10 },
        new("/viec-cua-toi", "Việc của tôi", "My duties", NavigationGroup.Plan, 20) { Main = 5, SignedIn = true, Roles = [Role.Officer, Role.Head, Role.Coordinator] },
        new("/ke-hoach", "Nhiệm vụ", "Tasks", NavigationGroup.Plan, 30) { Main = 20 },
        new("/ban-do-nhiet", "Đơn vị và việc", "Units and tasks", NavigationGroup.Plan, 40) { Main = 60 },
        new("/dong-thoi-gian", "Dòng thời gian", "Timeline", NavigationGroup.Plan, 50),
        new("/so-do", "Số đo", "Measures", NavigationGroup.Plan, 60) { Main = 70 },
        new("/ke-hoach-don-vi", "Kế hoạch đơn vị", "Unit plans", NavigationGroup.Plan, 70) { SignedIn = true, Roles = [Role.Officer, Role.Head, Role.Coordinator, Role.Leader] },
        new("/ke-hoach/trien-khai", "Giao việc năm", "Expand a year", NavigationGroup.Plan, 80) { Roles = [Role.Coordinator] },
        new("/nhap-ke-hoach", "Nhập kế hoạch", "Import a plan", NavigationGroup.Plan, 90) { Roles = [Role.Coordinator] },
        new("/tim", "Tìm", "Search", NavigationGroup.Plan, 100),
    ];
}
