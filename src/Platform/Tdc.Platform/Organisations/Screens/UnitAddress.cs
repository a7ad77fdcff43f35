namespace Tdc.Platform.Organisations;

/// <summary>Finds the unit that a page's address means.</summary>
internal static class UnitAddress
{
    /// <summary>The unit with this id, or the one that bore this code on the day, or the nearest in time that ever bore it.</summary>
    public static Organisation? Find(RegisterSnapshot register, string word, DateOnly day)
    {
        if (Guid.TryParse(word, out var id))
        {
            return register.Find(new(id));
        }

        return register.ByCode(word, day)
            ?? register.EverByCode(word).LastOrDefault(u => u.ValidFrom is null || u.ValidFrom <= day)
            ?? register.EverByCode(word).FirstOrDefault();
    }
}
