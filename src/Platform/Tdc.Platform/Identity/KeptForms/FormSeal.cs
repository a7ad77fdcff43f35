using System.Security.Cryptography;
using System.Text.Json;

namespace Tdc.Platform.Identity;

/// <summary>Seals a form under a random key that is used once.</summary>
internal static class FormSeal
{
    public const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static (byte[] Key, byte[] Sealed) Close(KeptText text)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(text);
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var result = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(result.AsSpan(0, NonceLength), plain, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength));
        CryptographicOperations.ZeroMemory(plain);
        return (key, result);
    }

    /// <returns><see langword="null"/> when the key does not fit.</returns>
    public static KeptText? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> closed)
    {
        if (key.Length != KeyLength || closed.Length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[closed.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(closed[..NonceLength], closed[(NonceLength + TagLength)..], closed.Slice(NonceLength, TagLength), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize<KeptText>(plain);
    }
}
