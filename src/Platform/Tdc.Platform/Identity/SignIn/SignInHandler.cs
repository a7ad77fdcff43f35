using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Telemetry;

namespace Tdc.Platform.Identity;

/// <summary>What comes after a right password.</summary>
public enum SignInStep
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The code of the authenticator app is asked for.</summary>
    Code,
}

/// <summary>Signs persons in. The answer to a wrong password is the same whether the account exists or not.</summary>
public sealed class SignInHandler(
    SignInManager<TdcUser> signIn, UserManager<TdcUser> users, TdcDbContext db, SignInThrottle throttle, TimeProvider clock, IHttpContextAccessor accessor)
{
    private static readonly TdcUser nobody = new();
    private static string? nobodysHash;

    /// <summary>How long the reader has to wait after too many failures.</summary>
    public TimeSpan Wait { get; private set; }

    private string Address => (accessor.HttpContext?.Connection.RemoteIpAddress ?? IPAddress.None).ToString();

    /// <summary>Checks e-mail and password.</summary>
    /// <returns>The next step, or <c>identity.sign-in-wrong</c>, <c>identity.sign-in-wait</c>.</returns>
    public async Task<Outcome<SignInStep>> WithPasswordAsync(string email, string password)
    {
        if (MustWait(email))
        {
            return Refusal.Rule("identity.sign-in-wait");
        }

        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null || user.DeactivatedAt is not null || user.PasswordHash is null)
        {
            SpendTheSameTime(password);
            return Fail(email);
        }

        if (await users.IsLockedOutAsync(user))
        {
            SpendTheSameTime(password);
            throttle.Fail(email, Address);
            Wait = TimeSpan.FromMinutes(10);
            return Refusal.Rule("identity.sign-in-wait");
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return SignInStep.Code;
        }

        if (result.Succeeded)
        {
            await RememberAsync(user, "password");
            return SignInStep.Done;
        }

        db.AddAudit(clock, Asker.Nobody, result.IsLockedOut ? "id.locked" : "id.sign-in-refused", AccountRegister.Subject, user.Id);
        await db.SaveChangesAsync();
        return Fail(email);
    }

    /// <summary>Checks the six digits of the authenticator app, after the password.</summary>
    /// <returns>Done, or <c>identity.code-wrong</c>, <c>identity.sign-in-wait</c>, <c>identity.code-late</c> when the password has to be given again.</returns>
    public Task<Outcome<Done>> WithCodeAsync(string code, bool rememberBrowser) => SecondStepAsync(
        digits => signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberBrowser),
        new string([.. code.Where(char.IsAsciiDigit)]), "password and code", "identity.code-wrong");

    /// <summary>Checks a recovery code instead of the six digits; it is used up.</summary>
    public Task<Outcome<Done>> WithRecoveryCodeAsync(string code) => SecondStepAsync(
        signIn.TwoFactorRecoveryCodeSignInAsync, code.Replace(" ", "", StringComparison.Ordinal).Trim(), "password and recovery code", "identity.recovery-wrong");

    /// <summary>Checks what the device signed.</summary>
    public async Task<Outcome<Done>> WithPasskeyAsync(string credential)
    {
        if (MustWait("passkey"))
        {
            return Refusal.Rule("identity.sign-in-wait");
        }

        PasskeyAssertionResult<TdcUser> proof;
        try
        {
            proof = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or PasskeyException or System.Text.Json.JsonException)
        {
            return FailPasskey();
        }

        if (!proof.Succeeded || proof.User.DeactivatedAt is not null || await users.IsLockedOutAsync(proof.User))
        {
            return FailPasskey();
        }

        await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey); // the new signature count
        await signIn.SignInAsync(proof.User, isPersistent: false, "passkey");
        await RememberAsync(proof.User, "passkey");
        return Done.Instance;
    }

    /// <summary>Signs in as a demonstration account, which has no secret; the caller has made sure that this is Development.</summary>
    public async Task<Outcome<Done>> AsDemonstrationAsync(Guid id)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.IsDemonstration && u.DeactivatedAt == null);
        if (user is null)
        {
            return Refusal.NotFound("identity.no-such-account");
        }

        await signIn.SignInAsync(user, isPersistent: false, "demonstration");
        await RememberAsync(user, "demonstration");
        return Done.Instance;
    }

    private async Task<Outcome<Done>> SecondStepAsync(Func<string, Task<SignInResult>> step, string code, string how, string wrong)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null || user.DeactivatedAt is not null)
        {
            return Refusal.Rule("identity.code-late");
        }

        if (MustWait(user.Email!))
        {
            return Refusal.Rule("identity.sign-in-wait");
        }

        var result = await step(code);
        if (result.Succeeded)
        {
            await RememberAsync(user, how);
            return Done.Instance;
        }

        db.AddAudit(clock, Asker.Nobody, "id.code-refused", AccountRegister.Subject, user.Id);
        await db.SaveChangesAsync();
        throttle.Fail(user.Email!, Address);
        return Refusal.Rule(MustWait(user.Email!) ? "identity.sign-in-wait" : wrong);
    }

    private bool MustWait(string name)
    {
        Wait = throttle.Wait(name, Address) ?? TimeSpan.Zero;
        return Wait > TimeSpan.Zero;
    }

    private Refusal Fail(string email)
    {
        Signals.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));
        throttle.Fail(email, Address);
        return Refusal.Rule(MustWait(email) ? "identity.sign-in-wait" : "identity.sign-in-wrong");
    }

    private Refusal FailPasskey()
    {
        throttle.Fail("passkey " + Address, Address);
        return Refusal.Rule("identity.passkey-wrong");
    }

    private async Task RememberAsync(TdcUser user, string how)
    {
        throttle.Clear(user.Email!);
        Signals.SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
        user.LastSignInAt = clock.GetUtcNow();
        db.AddAudit(clock, new Asker { UserId = user.Id }, "id.signed-in", AccountRegister.Subject, user.Id, new { how });
        await db.SaveChangesAsync();
    }

    // Without it, an unknown name would be answered faster than a known one.
    private void SpendTheSameTime(string password)
    {
        nobodysHash ??= users.PasswordHasher.HashPassword(nobody, "nobody");
        users.PasswordHasher.VerifyHashedPassword(nobody, nobodysHash, password);
    }
}
