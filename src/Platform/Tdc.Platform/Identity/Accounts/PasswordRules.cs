using Microsoft.AspNetCore.Identity;
using Tdc.Platform.Text;

namespace Tdc.Platform.Identity;

/// <summary>Refuses passwords that are guessed first: common ones, and those that repeat the person's own name.</summary>
/// <remarks>Length is what counts otherwise, see <see cref="IdentityRules"/>: no forced mixture of signs, which people write down.</remarks>
internal sealed class PasswordRules : IPasswordValidator<TdcUser>
{
    private static readonly string[] common =
    [
        "password", "matkhau", "123456789", "987654321", "qwerty", "asdfgh", "abcdef", "dongnai", "bienhoa", "vietnam", "admin123", "iloveyou", "111111", "000000",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<TdcUser> manager, TdcUser user, string? password)
    {
        var plain = VietnameseText.Fold(password ?? "").Replace(" ", "", StringComparison.Ordinal);
        var left = common.Aggregate(plain, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        if (left.Length < plain.Length && left.Length < 5)
        {
            return Fail("PasswordCommon");
        }

        var name = VietnameseText.Fold((user.Email ?? "").Split('@')[0]);
        return name.Length >= 4 && plain.Contains(name, StringComparison.Ordinal) && plain.Length - name.Length < 6
            ? Fail("PasswordLikeName")
            : Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Fail(string code) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = code }));
}
