using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Events;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Platform.Identity;

/// <summary>Opens, renames, closes and reopens accounts; pages, API, commands and seeds all come here.</summary>
public sealed class AccountRegister(TdcDbContext db, UserManager<TdcUser> users, RoleRegister roles, DemonstrationData demonstration, TimeProvider clock)
{
    /// <summary>Kind of record in the audit.</summary>
    public const string Subject = "id.user";

    /// <summary>Opens an account; without password the person is invited by mail.</summary>
    /// <returns>The account, or <c>identity.email-shape</c>, <c>identity.email-taken</c>, <c>identity.weak-password</c> or a refusal of a role.</returns>
    public async Task<Outcome<TdcUser>> OpenAsync(NewAccount account, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        var email = account.Email.Trim();
        if (!IsEmail(email))
        {
            return Refusal.Rule("identity.email-shape", email);
        }

        if (account.DisplayName.Trim() is not { Length: > 0 and <= 200 } name)
        {
            return Refusal.Rule("identity.name-missing");
        }

        if (await users.FindByEmailAsync(email) is not null)
        {
            return Refusal.Conflict("identity.email-taken");
        }

        var user = new TdcUser
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UserName = email,
            Email = email,
            EmailConfirmed = account.Password is not null,
            DisplayName = name,
            Language = account.Language is "en" ? "en" : "vi",
            CreatedAt = clock.GetUtcNow(),
            IsDemonstration = account.IsDemonstration,
            Search = SearchOf(name, email),
        };
        Refusal? refused = null;
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    var made = account.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, account.Password);
                    if (!made.Succeeded)
                    {
                        refused = Weak(made) ?? Refusal.Conflict("identity.email-taken");
                        throw new RefusedException();
                    }

                    db.AddAudit(clock, asker, "id.account-opened", Subject, user.Id, new { invited = account.Password is null });
                    foreach (var role in account.Roles)
                    {
                        if (!(await roles.AddAsync(user.Id, role, asker, cancellation)).TryGet(out _, out refused))
                        {
                            throw new RefusedException();
                        }
                    }

                    if (account.Password is null)
                    {
                        db.AddEvent(clock, new AccountLetterWanted(user.Id, AccountLetter.Invitation));
                    }

                    return await db.SaveChangesAsync(cancellation);
                },
                cancellation);
        }
        catch (RefusedException)
        {
            db.ChangeTracker.Clear();
            return refused!;
        }

        demonstration.Forget();
        return user;
    }

    /// <summary>Closes an account at once; its sessions end and its history stays.</summary>
    public async Task<Outcome<Done>> CloseAsync(Guid userId, Asker asker, CancellationToken cancellation)
    {
        var user = await FindAsync(userId, cancellation);
        if (user is null)
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        if (user.DeactivatedAt is not null)
        {
            return Done.Instance;
        }

        if (await roles.IsLastAdministratorAsync(userId, cancellation))
        {
            return Refusal.Rule("identity.last-administrator");
        }

        user.DeactivatedAt = clock.GetUtcNow();
        db.AddAudit(clock, asker, "id.account-closed", Subject, userId);
        await users.UpdateSecurityStampAsync(user);
        return Done.Instance;
    }

    /// <summary>Reopens a closed account.</summary>
    public async Task<Outcome<Done>> ReopenAsync(Guid userId, Asker asker, CancellationToken cancellation)
    {
        var user = await FindAsync(userId, cancellation);
        if (user is null)
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        if (user.DeactivatedAt is not null)
        {
            user.DeactivatedAt = null;
            db.AddAudit(clock, asker, "id.account-reopened", Subject, userId);
            await db.SaveChangesAsync(cancellation);
        }

        return Done.Instance;
    }

    /// <summary>Sends the invitation again, or a link to choose a new password to somebody who had one; ends a lockout.</summary>
    public async Task<Outcome<AccountLetter>> SendLinkAsync(Guid userId, Asker asker, CancellationToken cancellation)
    {
        var user = await FindAsync(userId, cancellation);
        if (user is null || user.DeactivatedAt is not null)
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        var letter = user.PasswordHash is null ? AccountLetter.Invitation : AccountLetter.Reset;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        db.AddAudit(clock, asker, letter == AccountLetter.Invitation ? "id.invited-again" : "id.reset-asked", Subject, userId);
        db.AddEvent(clock, new AccountLetterWanted(userId, letter));
        await db.SaveChangesAsync(cancellation);
        return letter;
    }

    /// <summary>Changes name and language.</summary>
    public async Task<Outcome<Done>> RenameAsync(Guid userId, string displayName, string language, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        var user = await FindAsync(userId, cancellation);
        if (user is null)
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        if (displayName.Trim() is not { Length: > 0 and <= 200 } name)
        {
            return Refusal.Rule("identity.name-missing");
        }

        db.AddAudit(clock, asker, "id.account-renamed", Subject, userId);
        (user.DisplayName, user.Language, user.Search) = (name, language is "en" ? "en" : "vi", SearchOf(name, user.Email!));
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>Sets a password for a link that proved to be genuine, or after the old one was given; other sessions end.</summary>
    public async Task<Outcome<Done>> SetPasswordAsync(TdcUser user, string password, string action, Asker asker)
    {
        ArgumentNullException.ThrowIfNull(user);
        foreach (var validator in users.PasswordValidators)
        {
            if (Weak(await validator.ValidateAsync(users, user, password)) is { } weak)
            {
                return weak;
            }
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.EmailConfirmed = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        db.AddAudit(clock, asker, action, Subject, user.Id);
        db.AddEvent(clock, new AccountLetterWanted(user.Id, AccountLetter.PasswordChanged));
        await users.UpdateSecurityStampAsync(user);
        return Done.Instance;
    }

    /// <summary>What is searched for a person.</summary>
    internal static string SearchOf(string name, string email) => VietnameseText.Fold($"{name}\n{email}");

    internal static bool IsEmail(string text) =>
        text.Length <= 256 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>The refusal for a password that the rules do not accept.</summary>
    private static Refusal? Weak(IdentityResult result) =>
        result.Errors.Select(e => e.Code).FirstOrDefault(code => code.StartsWith("Password", StringComparison.Ordinal)) switch
        {
            null => null,
            "PasswordCommon" => Refusal.Rule("identity.password-common"),
            "PasswordLikeName" => Refusal.Rule("identity.password-like-name"),
            _ => Refusal.Rule("identity.password-short"),
        };

    private Task<TdcUser?> FindAsync(Guid id, CancellationToken cancellation) => db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellation);

    private sealed class RefusedException : Exception;
}
