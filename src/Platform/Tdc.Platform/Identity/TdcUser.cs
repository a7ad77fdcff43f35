using Microsoft.AspNetCore.Identity;

namespace Tdc.Platform.Identity;

/// <summary>A person with an account. What the person may do is said by <see cref="UnitRole"/> rows.</summary>
public sealed class TdcUser : IdentityUser<Guid>
{
    /// <summary>Name as colleagues see it; never on public pages.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Preferred language of messages: <c>vi</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "vi";

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the account was closed; it cannot sign in after that, and its history stays.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>When the person last signed in; <see langword="null"/> while the invitation waits.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Name and e-mail folded for search, see <c>VietnameseText.Fold</c>.</summary>
    public string Search { get; set; } = "";

    /// <summary>Whether the account belongs to demonstration data; while one exists the server listens on loopback only.</summary>
    public bool IsDemonstration { get; set; }
}
