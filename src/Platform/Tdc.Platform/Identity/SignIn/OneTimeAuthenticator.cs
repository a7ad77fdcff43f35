using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Tdc.Platform.Identity;

/// <summary>The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds), each of them good for one sign-in only.</summary>
/// <remarks>RFC 6238 section 5.2: a second attempt with a code that was accepted must be refused. The last accepted time step is kept with the account.</remarks>
/// <param name="clock">Tells the time.</param>
internal sealed class OneTimeAuthenticator(TimeProvider clock) : AuthenticatorTokenProvider<TdcUser>
{
    private const string Store = "[TdcUserStore]";
    private const string LastStep = "AuthenticatorStep";
    private const int Seconds = 30;
    private const int Tolerance = 2; // clocks of old phones go wrong by a minute
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<TdcUser> manager, TdcUser user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key || token is not { Length: 6 } || !token.All(char.IsAsciiDigit))
        {
            return false;
        }

        var secret = Secret(key);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        var used = long.TryParse(await manager.GetAuthenticationTokenAsync(user, Store, LastStep), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MinValue;
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            if (step > used && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), Encoding.ASCII.GetBytes(token)))
            {
                // Two sign-ins at once with one code: the account's stamp lets only one of them keep the step.
                return (await manager.SetAuthenticationTokenAsync(user, Store, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
            }
        }

        return false;
    }

    /// <summary>The code of a time step.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="step">Seconds since 1970 by thirty.</param>
    internal static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the standard of authenticator apps
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // RFC 4648 base 32, as the framework makes keys: capitals without padding.
    private static byte[] Secret(string key)
    {
        var secret = new byte[key.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var letter in key)
        {
            (bits, held) = ((bits << 5) | Math.Max(Alphabet.IndexOf(letter, StringComparison.Ordinal), 0), held + 5);
            if (held >= 8 && at < secret.Length)
            {
                secret[at++] = (byte)(bits >> (held -= 8));
                bits &= (1 << held) - 1;
            }
        }

        return secret;
    }
}
