using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Platform.Jobs;

/// <summary>The pages of notices, mail, background work and audit in the frame.</summary>
internal sealed class DurableNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/thong-bao", "Thông báo", "Notices", NavigationGroup.About, 5) { SignedIn = true, Main = 80 },
        new("/nhat-ky-kiem-toan", "Nhật ký kiểm toán", "Audit chain", NavigationGroup.About, 45),
        new("/quan-tri/nhat-ky", "Nhật ký", "Audit", NavigationGroup.Administration, 70) { Roles = [Role.Administrator, Role.Coordinator] },
        new("/quan-tri/hop-thu", "Hộp thư đi", "Outbox", NavigationGroup.Administration, 80) { Roles = [Role.Administrator] },
        new("/quan-tri/viec-nen", "Việc nền", "Background work", NavigationGroup.Administration, 90) { Roles = [Role.Administrator] },
    ];
}
