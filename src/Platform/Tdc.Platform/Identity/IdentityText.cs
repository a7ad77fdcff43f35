namespace Tdc.Platform.Identity;

/// <summary>Marks the texts of sign-in, accounts and keys.</summary>
public sealed class IdentityText;
