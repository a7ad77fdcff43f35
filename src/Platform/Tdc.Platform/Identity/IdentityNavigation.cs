using Tdc.Platform.Navigation;

namespace Tdc.Platform.Identity;

/// <summary>Pages of accounts and keys.</summary>
internal sealed class IdentityNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/quan-tri/tai-khoan", "Tài khoản người dùng", "User accounts", NavigationGroup.Administration, 10) { Roles = [Role.Administrator], Main = 70 },
        new("/quan-tri/khoa-api", "Khóa API", "API keys", NavigationGroup.Administration, 20) { Roles = [Role.Administrator], Main = 71 },
        new("/dang-nhap", "Đăng nhập", "Sign in", NavigationGroup.About, 90) { SignedOut = true },
        new("/tai-khoan", "Tài khoản của tôi", "My account", NavigationGroup.About, 90) { SignedIn = true },
    ];
}
