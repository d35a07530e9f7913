// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Foreguest {

/// Which argument of a call an effect speaks of: `1`, `0+` (it and what follows), `1:key` (or by its keyword).
struct ArgumentRef
{
    qint8 position = -2; ///< -1: the object that the method is called on; -2: none.
    bool andFollowing = false;
    std::string keyword;
};

/// What a library function does with values; the words are those of language.json.
enum class EffectKind : quint8 {
    Type, ///< `as NAME`: the type of the collection that the call returns.
    Add, ///< `add A`: the object gets A as an element.
    AddAll, ///< `addAll A`: the object gets A's elements.
    Merge, ///< `merge A`: the object gets A's elements under their keys, and keyword arguments.
    SetItem, ///< `set A B`: the object gets B under the key A.
    GetItem, ///< `get A`: the result is the object's element under the key A.
    Element, ///< `element A`: the result is an element of A.
    Argument, ///< `argument A`: the result is A.
    Copy, ///< `copy A`: a collection with A's elements under their keys.
    Gather, ///< `gather A`: a collection of A's elements, in any order.
    Collect, ///< `collect A`: a collection of the arguments themselves.
    Pairs, ///< `pairs`: a collection of the object's keys with their elements.
    Enumerate, ///< `enumerate A`: a collection of pairs, whose second is A's element.
    Zip, ///< `zip`: a collection of tuples of the arguments' elements.
    Group, ///< `group A`: a collection of collections of A's elements.
    GatherNested, ///< `gatherNested A`: a collection of the elements of A's elements.
    Values, ///< `values`: a collection of the object's elements.
    Item, ///< `item`: one of `pairs`.
    Factory, ///< `factory F`: a collection of what F returns, which is called when an element is missing.
    Send, ///< `send A`: the generator gets A.
    Made, ///< `made NAME`: an object of that type.
    Keys, ///< `keys`: a collection of the object's keys.
    CallElements, ///< `callElements F A`: calls F with elements of A.
    CallFold, ///< `callFold F A`: calls F with its own result and elements of A.
    CallArguments, ///< `callArguments F A`: calls F with the arguments A.
    CallSpread, ///< `callSpread F A`: calls F with the elements of A as arguments.
    Results, ///< `results`: a collection of what the called functions return.
    Result, ///< `result`: what the called functions return.
    Method, ///< `method A NAME|NAME`: calls the first of these methods that A has.
    Iterate, ///< `iterate A`: asks A for its iterator and its elements.
    Bind, ///< `bind F A`: something to call later, with these arguments in front.
    Attribute, ///< `attribute A B C`: the member of A that the text B names, or C.
    SetAttribute, ///< `setAttribute A B C`: the member of A that the text B names gets C.
    Module, ///< `module A`: the module that the text A names.
    OwnModule, ///< `ownModule`: the names of the calling module.
    ClassOf, ///< `classOf A`: the class of A.
    Instance, ///< `instance A`: an object of the type A.
};

struct Effect
{
    EffectKind kind = EffectKind::Type;
    ArgumentRef first, second, third;
    std::string name;
};

/// Reads `add 0; callElements 1:key 0; …`; nothing where a word is unknown.
std::optional<std::vector<Effect>> parseEffects(std::string_view text);

} // namespace Foreguest
