using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Platform.Organisations;

/// <summary>The register's pages in the frame.</summary>
internal sealed class OrganisationNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/don-vi", "Đơn vị", "Units", NavigationGroup.Plan, 60),
        new("/don-vi/nhom", "Nhóm đơn vị", "Unit groups", NavigationGroup.Administration, 40) { Roles = [Role.Coordinator, Role.Administrator] },
        new("/don-vi/thay-doi", "Thay đổi đơn vị", "Changes of units", NavigationGroup.Administration, 50) { Roles = [Role.Coordinator, Role.Administrator] },
    ];
}
