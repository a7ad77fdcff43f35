using Tdc.Platform.Events;

namespace Tdc.Platform.Identity;

/// <summary>Somebody is to get a letter with a link; the link is made when the letter is written, so that no secret waits in the outbox.</summary>
/// <param name="UserId">To whom.</param>
/// <param name="Kind">Which letter.</param>
public sealed record AccountLetterWanted(Guid UserId, AccountLetter Kind) : IEventRecord;

/// <summary>Letters about an account.</summary>
public enum AccountLetter
{
    /// <summary>Invitation to choose a password.</summary>
    Invitation,

    /// <summary>Link to choose a new password.</summary>
    Reset,

    /// <summary>News that the password has changed.</summary>
    PasswordChanged,
}
